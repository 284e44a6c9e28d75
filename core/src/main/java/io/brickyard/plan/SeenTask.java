package io.brickyard.plan;

import io.brickyard.pool.BrickId;
import java.util.List;

/**
 * What glusterd does with a volume in the background, or did and nobody committed.
 *
 * @param bricks those that are being drained; empty for a rebalance
 * @param files how many were moved so far
 * @param failures files that could not be moved
 */
public record SeenTask(Kind kind, State state, List<BrickId> bricks, long files, long failures, long skipped) {

    /** Which task. */
    public enum Kind {
        REBALANCE,
        REMOVAL
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        COMPLETED,
        FAILED,
        STOPPED
    }

    public SeenTask {
        bricks = List.copyOf(bricks);
    }
}
