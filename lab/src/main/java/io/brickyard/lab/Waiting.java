package io.brickyard.lab;

import io.brickyard.glusterd.Deadline;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, looking often enough that nobody notices the pauses. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private Waiting() {}

    /** Whether the condition held before the time was over. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        Deadline deadline = Deadline.in(limit);
        while (!condition.getAsBoolean()) {
            if (deadline.passed()) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LabFailure("interrupted while waiting", e);
            }
        }
        return true;
    }
}
