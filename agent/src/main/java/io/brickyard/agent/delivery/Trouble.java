package io.brickyard.agent.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * What stands in a lane's way.
 *
 * @param attempts that failed in a row
 * @param refusals how many events in a row were given up because the receiver refused them
 * @param since the first of these attempts
 * @param decided when the pause began
 * @param pause until the next attempt
 */
record Trouble(int attempts, int refusals, Instant since, Instant decided, Duration pause) {

    static final Trouble NONE = new Trouble(0, 0, Instant.EPOCH, Instant.EPOCH, Duration.ZERO);

    /** So many failures in a row open the breaker. */
    private static final int OPENS = 5;

    boolean failing() {
        return attempts > 0;
    }

    boolean open() {
        return attempts >= OPENS;
    }

    Instant next() {
        return decided.plus(pause);
    }

    /** How long still to wait. */
    Duration left(Instant now) {
        Duration left = Duration.between(now, next());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** When an event's time is over: it counts from its receipt, or from the first failure if that came later. */
    Instant expiry(Instant received) {
        return (received.isAfter(since) ? received : since).plus(Schedule.LIFE);
    }
}
