package io.brickyard.agent.delivery;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.journal.Journal;
import io.brickyard.events.Event;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A journal in memory: of entries that tests put in as they are, and of any number of others that follow from their sequence
 * numbers and take neither room nor time.
 */
final class FakeJournal implements Journal {

    private final Map<Long, Entry> put = new HashMap<>();
    private long first = 1;
    private long last;

    /** As a journal that is empty, and will number its first entry not with 1. */
    synchronized void beginAfter(long sequence) {
        first = sequence + 1;
        last = sequence;
    }

    /** So many more that follow from their sequence numbers. */
    synchronized void grow(long more) {
        last += more;
        notifyAll();
    }

    synchronized Entry put(String type, Instant received, String fact, Optional<String> compat) {
        long sequence = ++last;
        Entry entry = entry(sequence, type, received, fact, compat);
        put.put(sequence, entry);
        notifyAll();
        return entry;
    }

    private static Entry entry(long sequence, String type, Instant received, String fact, Optional<String> compat) {
        return new Entry(
                sequence,
                "id-" + sequence,
                received,
                received,
                type,
                "volume",
                Severity.INFO,
                new Subject(Optional.of("n1"), Optional.of("demo"), Optional.empty()),
                fact,
                compat,
                "{\"sequence\":" + sequence + "}",
                1);
    }

    Entry put(Instant received) {
        long next = last() + 1;
        return put("VOLUME_START", received, "fact-" + next, body(next));
    }

    private static Optional<String> body(long sequence) {
        return Optional.of("{\"event\": \"VOLUME_START\", \"n\": " + sequence + "}");
    }

    synchronized void letGoThrough(long sequence) {
        first = sequence + 1;
    }

    @Override
    public synchronized List<Entry> after(long sequence, int most) {
        List<Entry> entries = new ArrayList<>();
        for (long next = Math.max(first, sequence + 1); next <= last && entries.size() < most; next++) {
            Entry known = put.get(next);
            entries.add(known == null ? entry(next, "VOLUME_START", Instant.EPOCH, "fact-" + next, body(next)) : known);
        }
        return entries;
    }

    @Override
    public synchronized long last() {
        return last;
    }

    @Override
    public synchronized long first() {
        return first;
    }

    @Override
    public synchronized boolean awaitAfter(long sequence, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (last <= sequence) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
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
