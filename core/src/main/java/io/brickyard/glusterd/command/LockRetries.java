package io.brickyard.glusterd.command;

import java.time.Duration;

/**
 * How often to ask again when another transaction holds the lock.
 *
 * @param attempts how many more times, at least 0
 * @param pause how long to wait before each
 */
public record LockRetries(int attempts, Duration pause) {
    public static final LockRetries NONE = new LockRetries(0, Duration.ZERO);
    /** For calls that a person waits for: a transaction of somebody else rarely lasts a second. */
    public static final LockRetries PATIENT = new LockRetries(3, Duration.ofMillis(400));

    public LockRetries {
        if (attempts < 0 || pause.isNegative()) {
            throw new IllegalArgumentException(attempts + " attempts, pause " + pause);
        }
    }
}
