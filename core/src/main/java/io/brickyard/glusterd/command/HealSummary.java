package io.brickyard.glusterd.command;

import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code heal VOLUME info summary} counts, brick by brick.
 *
 * <p>A file that waits for a heal is counted at each good brick, so the bricks' numbers must not be added up to a
 * volume's; the greatest of a subvolume is a lower bound of its backlog.
 */
public record HealSummary(List<BrickCount> bricks) {
    public HealSummary {
        bricks = List.copyOf(bricks);
    }

    /** Whether every brick could be counted. */
    public boolean complete() {
        for (BrickCount brick : bricks) {
            if (brick.entries().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * One brick's numbers; all empty when the brick could not be counted, and the status says why.
     *
     * @param node empty when the brick was not reached
     * @param place {@code host:/path}
     */
    public record BrickCount(
            Optional<NodeId> node,
            String place,
            String status,
            OptionalLong entries,
            OptionalLong splitBrain,
            OptionalLong healing) {}
}
