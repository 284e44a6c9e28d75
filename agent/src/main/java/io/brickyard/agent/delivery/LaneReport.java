package io.brickyard.agent.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a webhook's lane is doing.
 *
 * @param url as it may be shown
 * @param cursor the sequence number of the last event that is done with
 * @param queued events after the cursor, those that will be filtered out included
 * @param lag how long ago the event was received that is to be delivered next
 * @param next the next attempt, while it is failing
 */
public record LaneReport(
        String url,
        Condition condition,
        long cursor,
        long queued,
        Duration lag,
        Optional<Instant> next,
        Optional<String> lastError,
        Counts counts) {

    public enum Condition {
        /** Delivering, or nothing to deliver. */
        CLOSED,
        /** The last attempts failed, but too few to call the receiver broken. */
        FAILING,
        /** The breaker is open: only a probe now and then. */
        OPEN,
        /** A probe is under way. */
        HALF_OPEN,
        DISABLED
    }

    /**
     * Since the agent began, but dead letters, which are those there are.
     *
     * @param missed events that the journal's retention took before they could be delivered
     */
    public record Counts(long delivered, long failedAttempts, long dead, long missed) {}
}
