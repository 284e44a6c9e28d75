package io.brickyard.glusterd.command;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.VolumeName;
import java.util.List;
import java.util.Optional;

/**
 * What {@code volume status} tells of one volume.
 *
 * <p>What is not in it is unknown, not down: the bricks of a node that glusterd does not reach are left out, and so is a
 * whole volume that somebody else has locked.
 *
 * @param bricks in glusterd's order
 */
public record VolumeStatus(
        VolumeName volume, List<StatusRow.BrickRow> bricks, List<StatusRow.DaemonRow> daemons, List<TaskRow> tasks) {
    public VolumeStatus {
        bricks = List.copyOf(bricks);
        daemons = List.copyOf(daemons);
        tasks = List.copyOf(tasks);
    }

    /** The row of a brick, joined by node and path because the host names of one brick differ; empty means unknown. */
    public Optional<StatusRow.BrickRow> row(Brick brick) {
        for (StatusRow.BrickRow row : bricks) {
            if (row.brick().equals(brick.id())) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** The bricks that are told of. */
    public List<BrickId> told() {
        return bricks.stream().map(StatusRow.BrickRow::brick).toList();
    }
}
