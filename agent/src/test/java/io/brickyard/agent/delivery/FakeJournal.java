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

/** A journal in memory, of entries that tests put in as they are. */
final class FakeJournal implements Journal {

    private final List<Entry> entries = new ArrayList<>();
    private long last;

    synchronized Entry put(String type, Instant received, String fact, Optional<String> compat) {
        long sequence = ++last;
        Entry entry = new Entry(
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
        entries.add(entry);
        notifyAll();
        return entry;
    }

    Entry put(Instant received) {
        long next = last() + 1;
        return put(
                "VOLUME_START",
                received,
                "fact-" + next,
                Optional.of("{\"event\": \"VOLUME_START\", \"n\": " + next + "}"));
    }

    synchronized void letGoThrough(long sequence) {
        entries.removeIf(entry -> entry.sequence() <= sequence);
    }

    @Override
    public synchronized List<Entry> after(long sequence, int most) {
        if (entries.isEmpty() || entries.getLast().sequence() <= sequence) {
            return List.of();
        }
        int from = (int) Math.max(0, sequence + 1 - entries.getFirst().sequence());
        return List.copyOf(entries.subList(from, Math.min(entries.size(), from + most)));
    }

    @Override
    public synchronized long last() {
        return last;
    }

    @Override
    public synchronized long first() {
        return entries.isEmpty() ? last + 1 : entries.getFirst().sequence();
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
