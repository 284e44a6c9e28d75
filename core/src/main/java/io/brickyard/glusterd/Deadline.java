package io.brickyard.glusterd;

import java.time.Duration;

/** A moment by which something must have ended, on the monotonic clock. */
public record Deadline(long nanos) {

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** The time left, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    public boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }

    public Deadline orSooner(Deadline other) {
        return nanos - other.nanos <= 0 ? this : other;
    }
}
