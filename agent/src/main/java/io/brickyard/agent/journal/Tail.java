package io.brickyard.agent.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries, in memory, so that those who follow the journal's end never touch the database; and where they wait
 * for more. Holds at most {@link #MOST} entries and {@link #MOST_CHARACTERS} of text. What it holds is durable.
 */
final class Tail {

    private static final int MOST = 4096;
    private static final long MOST_CHARACTERS = 4 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final @Nullable Entry[] ring = new Entry[MOST];
    private long taken;
    private int held;
    private long characters;
    /** Every entry after this number is held. */
    private long complete;

    private volatile long newest;
    private volatile long last;

    /**
     * @param newest the number of the newest entry that is kept; 0 when there is none
     * @param last the number of the last entry there ever was, as far as known; not below the newest
     */
    Tail(long newest, long last) {
        this.newest = newest;
        this.last = last;
        this.complete = newest;
    }

    long last() {
        return last;
    }

    void add(List<Row> rows) {
        lock.lock();
        try {
            for (Row row : rows) {
                while (held == MOST || held > 0 && characters > MOST_CHARACTERS) {
                    forgetOldest();
                }
                ring[(int) (taken++ % MOST)] = row.entry();
                held++;
                characters += weight(row.entry());
            }
            newest = rows.getLast().entry().sequence();
            last = newest;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Empty when it does not reach back so far. */
    Optional<List<Entry>> after(long sequence, int most) {
        lock.lock();
        try {
            if (sequence < complete) {
                return Optional.empty();
            }
            int from = firstAfter(sequence);
            int count = Math.min(most, held - from);
            List<Entry> found = new ArrayList<>(count);
            for (int i = from; i < from + count; i++) {
                found.add(held(i));
            }
            return Optional.of(found);
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAfter(long sequence, Duration time) throws InterruptedException {
        if (newest > sequence) {
            return true;
        }
        long left = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (newest <= sequence && left > 0) {
                left = grown.awaitNanos(left);
            }
            return newest > sequence;
        } finally {
            lock.unlock();
        }
    }

    private int firstAfter(long sequence) {
        int low = 0;
        int high = held;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (held(middle).sequence() > sequence) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Entry held(int index) {
        return Objects.requireNonNull(ring[(int) ((taken - held + index) % MOST)]);
    }

    private void forgetOldest() {
        Entry oldest = held(0);
        complete = oldest.sequence();
        ring[(int) ((taken - held) % MOST)] = null;
        characters -= weight(oldest);
        held--;
    }

    static long weight(Entry entry) {
        return entry.normalised().length() + entry.compat().map(String::length).orElse(0);
    }
}
