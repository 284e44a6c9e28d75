package io.brickyard.agent.recording;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.journal.Journal;
import io.brickyard.agent.journal.JournalFailure;
import io.brickyard.events.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal in memory, which can be made to fail. */
final class HeldJournal implements Journal {

    private final List<String> bodies = new ArrayList<>();
    private boolean failing;

    synchronized void fail(boolean on) {
        failing = on;
    }

    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    @Override
    public synchronized long append(List<Event> events) {
        if (failing) {
            throw new JournalFailure("no room", true, new IOException("no space left on device"));
        }
        if (events.stream().anyMatch(event -> event.compat().equals(Optional.of("unkeepable")))) {
            throw new IllegalArgumentException("a defect");
        }
        events.forEach(event -> bodies.add(event.compat().orElse("")));
        return bodies.size();
    }

    @Override
    public List<Entry> after(long sequence, int most) {
        return List.of();
    }

    @Override
    public List<Entry> find(Query query) {
        return List.of();
    }

    @Override
    public Optional<Entry> find(String id) {
        return Optional.empty();
    }

    @Override
    public long last() {
        return 0;
    }

    @Override
    public long first() {
        return 1;
    }

    @Override
    public boolean awaitAfter(long sequence, Duration time) {
        return false;
    }

    @Override
    public void close() {}
}
