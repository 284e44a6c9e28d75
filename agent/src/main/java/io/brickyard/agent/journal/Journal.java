package io.brickyard.agent.journal;

import io.brickyard.events.Event;
import io.brickyard.webhooks.EventFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Events in the order in which they came. What {@link #append} has returned survives the end of the process and of the
 * machine. Safe for use by many threads.
 */
public interface Journal extends AutoCloseable {

    /**
     * Keeps events, durably when it returns. One after the other they get sequence numbers that are never given again, not
     * even by a journal that had to begin anew.
     *
     * @return the last one's sequence number
     * @throws JournalFailure when they could not be kept (disk full, damaged file); nothing of them is kept then
     */
    long append(List<Event> events);

    /** Up to {@code most} entries after a sequence number, in order. */
    List<Entry> after(long sequence, int most);

    /**
     * What somebody asks for, newest first.
     *
     * @throws SearchTooLong when it takes too long to find it
     */
    List<Entry> find(Query query);

    Optional<Entry> find(String id);

    /** The sequence number of the newest entry; 0 when there was none yet. */
    long last();

    /** The sequence number of the oldest entry that is still kept; beyond {@link #last()} when there is none. */
    long first();

    /** Waits until there is an entry after a sequence number, or the time is over; tells whether there is. */
    boolean awaitAfter(long sequence, Duration time) throws InterruptedException;

    @Override
    void close();

    /**
     * @param since earliest time of receipt; inclusive
     * @param until exclusive
     * @param folded whether the same fact from several nodes is told once, with the number of its reports
     */
    record Query(
            Optional<Instant> since,
            Optional<Instant> until,
            EventFilter filter,
            boolean folded,
            int offset,
            int most) {}
}
