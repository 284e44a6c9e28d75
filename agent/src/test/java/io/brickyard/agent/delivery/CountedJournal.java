package io.brickyard.agent.delivery;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.journal.Journal;
import io.brickyard.events.Event;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A journal whose entries follow from their sequence numbers, so that any number of them takes no room and no time. */
final class CountedJournal implements Journal {

    private final AtomicLong last;

    /** When the last ones came, by sequence number; for those who let it grow one by one. */
    private final long[] times = new long[1 << 16];

    CountedJournal(long last) {
        this.last = new AtomicLong(last);
    }

    void grow(long more) {
        times[(int) (last.get() + 1) & times.length - 1] = System.nanoTime();
        last.addAndGet(more);
        synchronized (this) {
            notifyAll();
        }
    }

    private Entry entry(long sequence) {
        String body = "{\"event\": \"BRICK_CONNECTED\", \"message\": {\"brick\": \"server1:/bricks/demo\", \"at\": \""
                + times[(int) sequence & times.length - 1] + "\", \"n\": " + sequence
                + "}, \"nodeid\": \"3c1f9a52-5b0c-4a57-9b0c-2f2d6f7c1a10\", \"ts\": 1795196561}";
        return new Entry(
                sequence,
                "c-" + sequence,
                Instant.EPOCH,
                Instant.EPOCH,
                "BRICK_CONNECTED",
                "brick",
                Severity.INFO,
                Subject.NOTHING,
                "fact-" + sequence,
                Optional.of(body),
                body,
                1);
    }

    @Override
    public List<Entry> after(long sequence, int most) {
        List<Entry> entries = new ArrayList<>();
        for (long next = sequence + 1; next <= last.get() && entries.size() < most; next++) {
            entries.add(entry(next));
        }
        return entries;
    }

    @Override
    public long last() {
        return last.get();
    }

    @Override
    public long first() {
        return 1;
    }

    @Override
    public synchronized boolean awaitAfter(long sequence, Duration time) throws InterruptedException {
        if (last.get() <= sequence) {
            wait(time.toMillis());
        }
        return last.get() > sequence;
    }

    @Override
    public long append(List<Event> events) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> find(Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Entry> find(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
