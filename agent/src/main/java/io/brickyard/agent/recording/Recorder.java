package io.brickyard.agent.recording;

import io.brickyard.agent.intake.Datagram;
import io.brickyard.agent.intake.Intake;
import io.brickyard.agent.journal.Journal;
import io.brickyard.agent.journal.JournalFailure;
import io.brickyard.events.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was taken in to the journal, in batches: as many as wait, and one commit for all of them. The busier the node,
 * the larger the batches.
 *
 * <p>While the journal fails, the batch at hand is kept and tried again, and what comes meanwhile waits in the intake's
 * memory. A datagram or an event that meets a defect is told of in the log and passed over, and nobody suffers for it. Nothing
 * but a stop ends it.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final int BATCH = 2048;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration TO_STOP = Duration.ofSeconds(3);
    /** Defects with their stacks; senders could fill a disk with more. */
    private static final int MOST_TOLD = 20;

    private final Intake intake;
    private final Journal journal;
    private final Understanding understanding;
    private final Supplier<List<Event>> own;
    private final Consumer<List<Event>> kept;
    private final Consumer<String> troubleOver;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final LongAdder notUnderstood = new LongAdder();
    private final Thread thread;
    private int defects;
    private volatile Optional<String> trouble = Optional.empty();

    /** How a datagram is read; empty when it is no event at all. */
    public interface Understanding {
        Optional<Event> read(byte[] datagram, Instant received);
    }

    /**
     * @param own asked once a second at most for events that the agent has to say itself
     * @param kept told of events that are in the journal
     * @param troubleOver told why the journal took nothing for a while, once it takes events again
     */
    public Recorder(
            Intake intake,
            Journal journal,
            Understanding understanding,
            Supplier<List<Event>> own,
            Consumer<List<Event>> kept,
            Consumer<String> troubleOver) {
        this.intake = intake;
        this.journal = journal;
        this.understanding = understanding;
        this.own = own;
        this.kept = kept;
        this.troubleOver = troubleOver;
        thread = Thread.ofPlatform().name("recorder").start(this::run);
    }

    /** What keeps events from being recorded, in words; empty while all is well. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Datagrams that were no events. */
    public long notUnderstood() {
        return notUnderstood.sum();
    }

    private void run() {
        List<Datagram> datagrams = new ArrayList<>(BATCH);
        Breather breather = new Breather();
        long ownAt = System.nanoTime();
        try {
            while (true) {
                boolean last = stopped.getCount() == 0;
                intake.take(datagrams, BATCH, last ? Duration.ZERO : ROUND);
                breather.round(datagrams.size());
                List<Event> events = events(datagrams);
                if (System.nanoTime() - ownAt >= ROUND.toNanos() || last) {
                    ownAt = System.nanoTime();
                    events.addAll(ownEvents());
                }
                if (!events.isEmpty() && !keep(events)) {
                    return;
                }
                if (last && datagrams.isEmpty() && intake.counts().waiting() == 0) {
                    return;
                }
                datagrams.clear();
            }
        } catch (InterruptedException e) {
            log.error(
                    "recording was given up with {} events waiting",
                    intake.counts().waiting());
        }
    }

    private List<Event> events(List<Datagram> datagrams) {
        List<Event> events = new ArrayList<>(datagrams.size() + 1);
        for (Datagram datagram : datagrams) {
            understood(datagram).ifPresentOrElse(events::add, notUnderstood::increment);
        }
        return events;
    }

    private Optional<Event> understood(Datagram datagram) {
        try {
            return understanding.read(datagram.bytes(), datagram.received());
        } catch (RuntimeException defect) {
            met("a datagram of " + datagram.bytes().length + " bytes is passed over", defect);
            return Optional.empty();
        }
    }

    private List<Event> ownEvents() {
        try {
            return own.get();
        } catch (RuntimeException defect) {
            met("what the agent has to say itself cannot be told", defect);
            return List.of();
        }
    }

    private void tell(List<Event> events) {
        try {
            kept.accept(events);
        } catch (RuntimeException defect) {
            met(events.size() + " events are kept, but not all of the agent heard of them", defect);
        }
    }

    private void met(String what, RuntimeException defect) {
        if (++defects <= MOST_TOLD) {
            log.error(what, defect);
        }
    }

    /** False when the agent stops and the journal still does not take them. */
    private boolean keep(List<Event> events) throws InterruptedException {
        try {
            return keepTogether(events);
        } catch (RuntimeException defect) {
            if (events.size() == 1) {
                met("an event of the type " + events.getFirst().type().name() + " cannot be kept", defect);
                return true;
            }
        }
        for (Event event : events) {
            if (!keep(List.of(event))) {
                return false;
            }
        }
        return true;
    }

    private boolean keepTogether(List<Event> events) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                journal.append(events);
                if (trouble.isPresent()) {
                    log.info("the journal takes events again");
                    trouble.ifPresent(troubleOver);
                    trouble = Optional.empty();
                }
                tell(events);
                return true;
            } catch (JournalFailure e) {
                boolean again = trouble.isPresent();
                trouble = Optional.of(String.valueOf(e.getMessage()));
                if (!again) {
                    log.error("events are kept in memory, as the journal fails: {}", e.getMessage());
                }
                if (stopped.getCount() == 0 && pause.compareTo(Duration.ofSeconds(1)) > 0) {
                    log.error("{} events and what still waits are lost, as the journal fails", events.size());
                    return false;
                }
                boolean stop = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                if (stop) {
                    Thread.sleep(pause.dividedBy(2));
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Brings what was taken in to the journal, and ends. The intake must have been stopped before. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            if (!thread.join(TO_STOP)) {
                thread.interrupt();
                thread.join(Duration.ofMillis(500));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
