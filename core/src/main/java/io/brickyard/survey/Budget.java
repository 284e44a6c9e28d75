package io.brickyard.survey;

import io.brickyard.glusterd.Deadline;
import java.time.Duration;

/**
 * The time that a survey has, and how it is shared out: every step gets a share of what is left, so that the last one has
 * some as well, and none more than {@link #PER_STEP} of the whole, so that one silent node does not take all of it.
 */
record Budget(Deadline end, Duration whole) {

    /** In twentieths. Three steps that wait for silence one after the other then still end in time. */
    private static final int PER_STEP = 7;

    static Budget of(Duration whole) {
        return new Budget(Deadline.in(whole), whole);
    }

    /** @param percent of what is left */
    Duration step(int percent) {
        // In nanoseconds, as Duration divides in decimal numbers: their first use costs a cold JVM 7 ms.
        long share = end.left().toNanos() / 100 * percent;
        long most = whole.toNanos() / 20 * PER_STEP;
        return Duration.ofNanos(Math.min(share, most));
    }
}
