package io.brickyard.plan;

import io.brickyard.pool.BrickId;
import java.util.List;

/**
 * What glusterd does with a volume in the background, or did and nobody committed.
 *
 * @param bricks those that are being drained; empty for a rebalance
 * @param files how many were moved so far
 * @param failures files that could not be moved
 * @param idle on how many nodes it is said to run and has not looked at a file, nor run for a second
 */
public record SeenTask(
        Kind kind, State state, List<BrickId> bricks, long files, long failures, long skipped, int idle) {

    /** Which task. */
    public enum Kind {
        REBALANCE,
        REMOVAL,
        /** glusterd did not tell: somebody holds the volume's lock, or a member is away. */
        UNTOLD
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        COMPLETED,
        FAILED,
        STOPPED,
        /** glusterd did not tell, or not of every node that has a part in it. */
        UNTOLD
    }

    /** For a volume of which nobody knows what runs. */
    public static SeenTask untold() {
        return new SeenTask(Kind.UNTOLD, State.UNTOLD, List.of(), 0, 0, 0);
    }

    public SeenTask {
        bricks = List.copyOf(bricks);
    }

    /** One that works on all nodes. */
    public SeenTask(Kind kind, State state, List<BrickId> bricks, long files, long failures, long skipped) {
        this(kind, state, bricks, files, failures, skipped, 0);
    }
}
