package io.brickyard.agent.journal;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param age of events by their time of receipt; what is not delivered yet is kept longer
 * @param bytes of the database; a hard limit: beyond it the oldest go, delivered or not. Up to {@link Database#WAL_BYTES}
 *     for the write-ahead log come on top
 */
public record Retention(Duration age, long bytes) {

    public static final Retention USUAL = new Retention(Duration.ofDays(7), 1L << 30);

    private static final long LEAST_BYTES = 1 << 20;

    public Retention {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("events cannot be kept for " + age);
        }
        if (bytes < LEAST_BYTES) {
            throw new IllegalArgumentException("a journal needs at least " + LEAST_BYTES + " bytes, not " + bytes);
        }
    }
}
