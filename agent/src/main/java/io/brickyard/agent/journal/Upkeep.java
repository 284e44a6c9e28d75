package io.brickyard.agent.journal;

import io.brickyard.agent.journal.Database.Dropped;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a journal does in the background: takes its log over into the database every second, and removes what is beyond the
 * retention, in steps of a few milliseconds between which others get their turn. Age never removes what is still wanted; size
 * does, and what it removed so is counted.
 */
final class Upkeep implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int STEP = 512;
    /** Also leaves those who deliver the time to say what they still want. */
    private static final int SECONDS_TO_TIDYING = 15;

    private final Store store;
    private final Retention retention;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong droppedUndelivered = new AtomicLong();

    private volatile LongSupplier keepFrom = () -> Long.MAX_VALUE;

    Upkeep(Store store, Retention retention, Clock clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
    }

    void keepFrom(LongSupplier lowestWanted) {
        keepFrom = lowestWanted;
    }

    long droppedUndelivered() {
        return droppedUndelivered.get();
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            for (int second = 1; !stopped.await(1, TimeUnit.SECONDS); second++) {
                step(second % SECONDS_TO_TIDYING == 0);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, the next one comes: without it the journal would grow until the disk is full. */
    void step(boolean withTidying) {
        try {
            store.checkpoint();
            if (withTidying) {
                tidy();
                Salvage.forget(store.folder(), clock.instant().minus(retention.age()));
            }
        } catch (JournalFailure e) {
            LOG.warn("could not remove old events: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("could not remove old events, which is tried again", e);
        }
    }

    void tidy() {
        long wanted = keepFrom.getAsLong();
        long expired = store.inTurn(
                "look for old events",
                database -> database.expired(clock.instant().minus(retention.age())));
        long upTo = Math.min(expired, wanted - 1);
        while (stopped.getCount() > 0 && drop(upTo, wanted).rows() > 0) {
            Thread.yield();
        }
        long lost = 0;
        while (stopped.getCount() > 0 && tooLarge()) {
            Dropped dropped = drop(Long.MAX_VALUE, wanted);
            lost += dropped.undelivered();
            if (dropped.rows() == 0) {
                break;
            }
            Thread.yield();
        }
        if (lost > 0) {
            droppedUndelivered.addAndGet(lost);
            LOG.error("journal too small: dropped undelivered events count={} limit-bytes={}", lost, retention.bytes());
        }
        shrink();
    }

    private Dropped drop(long upTo, long wanted) {
        return store.drop(upTo, STEP, wanted);
    }

    private boolean tooLarge() {
        return store.inTurn("measure the journal", Database::used) > retention.bytes();
    }

    /** After a smaller limit was set: in a journal of settled size, new rows take the room of those that went. */
    private void shrink() {
        while (stopped.getCount() > 0
                && store.inTurn("measure the journal", Database::unused) > retention.bytes() / 4) {
            store.inTurn("shrink the journal", database -> {
                database.shrink();
                return database;
            });
        }
    }
}
