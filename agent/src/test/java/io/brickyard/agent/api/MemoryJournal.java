package io.brickyard.agent.api;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.journal.Journal;
import io.brickyard.events.Event;
import io.brickyard.webhooks.Sieve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal for tests of what reads journals. */
final class MemoryJournal implements Journal {

    private final List<Entry> entries = new ArrayList<>();
    private long forgotten;
    private int largestQuestion;

    synchronized void add(Entry entry) {
        entries.add(entry);
        notifyAll();
    }

    synchronized void forgetUpTo(long sequence) {
        entries.removeIf(entry -> entry.sequence() <= sequence);
        forgotten = sequence;
    }

    synchronized int largestQuestion() {
        return largestQuestion;
    }

    @Override
    public long append(List<Event> events) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized List<Entry> after(long sequence, int most) {
        return entries.stream()
                .filter(entry -> entry.sequence() > sequence)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<Entry> find(Query query) {
        largestQuestion = Math.max(largestQuestion, query.most());
        return entries.reversed().stream()
                .filter(entry -> query.since().isEmpty()
                        || !entry.received().isBefore(query.since().get()))
                .filter(entry -> query.until().isEmpty()
                        || entry.received().isBefore(query.until().get()))
                .filter(entry -> new Sieve(query.filter())
                        .passes(entry.type(), entry.category(), entry.severity(), entry.subject()))
                .skip(query.offset())
                .limit(query.most())
                .toList();
    }

    @Override
    public synchronized Optional<Entry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public synchronized long last() {
        return entries.isEmpty() ? forgotten : entries.getLast().sequence();
    }

    @Override
    public synchronized long first() {
        return entries.isEmpty() ? forgotten + 1 : entries.getFirst().sequence();
    }

    @Override
    public synchronized boolean awaitAfter(long sequence, Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (last() <= sequence) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public void close() {}
}
