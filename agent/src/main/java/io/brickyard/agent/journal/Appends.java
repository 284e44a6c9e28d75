package io.brickyard.agent.journal;

import io.brickyard.events.Event;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Group commit. Whoever appends puts its events into a queue and waits for its turn to write; who has it commits for all who
 * have queued up meanwhile, and they find their events already kept. So one who is alone never waits for another thread, and
 * many share one wait for the disk.
 */
final class Appends implements AutoCloseable {

    private static final int MOST_EVENTS = 4096;

    private final Store store;
    private final SequenceMark mark;
    private final Tail tail;
    private final Rendering rendering;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

    private long next; // changed only in turn, like the next one
    private boolean closed;

    Appends(Store store, SequenceMark mark, Tail tail, Rendering rendering, long next) {
        this.store = store;
        this.mark = mark;
        this.tail = tail;
        this.rendering = rendering;
        this.next = next;
    }

    long append(List<Event> events) {
        Waiting own = new Waiting(List.copyOf(events));
        queue.add(own);
        store.turn.lock();
        try {
            while (!own.done()) {
                commit(group());
            }
        } finally {
            store.turn.unlock();
        }
        return own.result();
    }

    private List<Waiting> group() {
        List<Waiting> group = new ArrayList<>();
        int events = 0;
        while (events < MOST_EVENTS && queue.poll() instanceof Waiting waiting) {
            group.add(waiting);
            events += waiting.events.size();
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        Queue<Waiting> rendered = new ArrayDeque<>();
        try {
            long sequence = next;
            List<Row> rows = new ArrayList<>();
            for (Waiting waiting : group) {
                if (waiting.render(rendering, sequence, rows)) {
                    sequence += waiting.events.size();
                    rendered.add(waiting);
                }
            }
            if (!rows.isEmpty()) {
                keep(rows);
                rendered.forEach(Waiting::kept);
            }
        } catch (JournalFailure e) {
            rendered.forEach(waiting -> waiting.failed(e));
        } finally {
            // An Error: nobody may wait for ever.
            group.forEach(waiting -> waiting.failed(new JournalFailure("the journal broke down", false, null)));
        }
    }

    private void keep(List<Row> rows) {
        if (closed) {
            throw new JournalFailure("the journal is closed", false, null);
        }
        long last = rows.getLast().entry().sequence();
        try {
            mark.reserveFor(last);
        } catch (IOException e) {
            throw JournalFailure.of("reserve sequence numbers", e);
        }
        store.keep(rows);
        next = last + 1;
        tail.add(rows);
    }

    /** Closes the store and the mark as well. */
    @Override
    public void close() throws IOException {
        store.turn.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            try (mark;
                    store) {
                if (mark.reserved() > 0) {
                    mark.giveBack(next - 1);
                }
            }
        } finally {
            store.turn.unlock();
        }
    }

    /** Touched only in turn, but for its making. */
    private static final class Waiting {
        private final List<Event> events;
        private long last;
        private boolean kept;
        private @Nullable RuntimeException failure;

        Waiting(List<Event> events) {
            this.events = events;
        }

        /** An event that cannot be written down fails those that came with it, and nobody else's. */
        boolean render(Rendering rendering, long first, List<Row> rows) {
            List<Row> own = new ArrayList<>(events.size());
            try {
                for (Event event : events) {
                    own.add(rendering.row(event, first + own.size()));
                }
            } catch (RuntimeException e) {
                failure = e;
                return false;
            }
            rows.addAll(own);
            last = first + own.size() - 1;
            return true;
        }

        void kept() {
            kept = true;
        }

        void failed(RuntimeException cause) {
            if (!done()) {
                failure = cause;
            }
        }

        boolean done() {
            return kept || failure != null;
        }

        /** Outside of the turn: the lock's release has made the fields visible. */
        long result() {
            if (failure != null) {
                throw failure;
            }
            return last;
        }
    }
}
