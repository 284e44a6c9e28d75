package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.Work.Kind;
import io.brickyard.agent.journal.Entry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a lane has read of the journal's new events and is not done with: the next request's, and more only where many have had
 * their time and are given up together. For the lane's thread, but {@link #oldest} and {@link #missed} for anybody.
 */
final class Upcoming {

    /** Requests that are given up together, with one wait for the disk. */
    private static final int MOST_DYING = 2000;

    private static final int MOST_CHARACTERS = 1024 * 1024;

    private final Backlog backlog;
    private final Deque<Work> ahead = new ArrayDeque<>();
    private volatile Optional<Instant> oldest = Optional.empty();

    Upcoming(Backlog backlog) {
        this.backlog = backlog;
    }

    void recall(long cursor) {
        backlog.recall(cursor);
    }

    /** Stays the same until it is {@link #done}; empty when there is nothing. */
    Optional<Work> next(LaneState state) {
        if (ahead.isEmpty()) {
            Optional<Work> read = read(state);
            note();
            return read;
        }
        return Optional.of(ahead.getFirst());
    }

    private Optional<Work> read(LaneState state) {
        long after = ahead.isEmpty() ? state.cursor() : ahead.getLast().through();
        Optional<Work> read =
                backlog.next(after, Long.MAX_VALUE, state.trouble().failing());
        read.ifPresent(ahead::addLast);
        return read;
    }

    void done() {
        ahead.removeFirst();
        note();
    }

    /** Those at the front that have had their time; they stay until they are {@link #buried}. */
    List<Entry> dying(LaneState state, Instant now) {
        List<Entry> dying = new ArrayList<>();
        int characters = 0;
        Deque<Work> known = new ArrayDeque<>(ahead);
        for (int works = 0; works < MOST_DYING && characters < MOST_CHARACTERS; works++) {
            Work work = known.isEmpty() ? read(state).orElse(null) : known.removeFirst();
            if (work == null) {
                break;
            }
            for (Entry entry : work.entries()) {
                if (now.isBefore(state.trouble().expiry(entry.received()))) {
                    note();
                    return dying;
                }
                dying.add(entry);
                characters += entry.normalised().length();
            }
        }
        note();
        return dying;
    }

    /**
     * Those that were dying are done with.
     *
     * @return up to where the journal is done with
     */
    long buried(List<Entry> dead) {
        int left = dead.size();
        long through = dead.getLast().sequence();
        while (!ahead.isEmpty() && ahead.getFirst().entries().size() <= left) {
            Work whole = ahead.removeFirst();
            left -= whole.entries().size();
            through = whole.through();
        }
        if (left > 0) {
            Work part = ahead.removeFirst();
            List<Entry> rest = part.entries().subList(left, part.entries().size());
            ahead.addFirst(new Work(Kind.LIVE, rest, part.through()));
            through = dead.getLast().sequence();
        }
        note();
        return through;
    }

    /** Nothing but what comes next is held in memory while a receiver is down. */
    void forgetPage() {
        backlog.forget();
    }

    private void note() {
        oldest = ahead.stream()
                .flatMap(work -> work.entries().stream())
                .map(Entry::received)
                .findFirst();
    }

    /** When that was received which comes next, as far as it was read. */
    Optional<Instant> oldest() {
        return oldest;
    }

    long missed() {
        return backlog.missed();
    }
}
