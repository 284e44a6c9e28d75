package io.brickyard.pool;

import java.util.List;

/**
 * The bricks that hold the same files: a replica set, a disperse set, or one brick of a distributed volume.
 *
 * @param index position in the volume, from 0
 */
public record Subvolume(int index, List<Brick> bricks) {

    public Subvolume {
        bricks = List.copyOf(bricks);
        if (bricks.isEmpty() || index < 0) {
            throw new IllegalArgumentException("subvolume " + index + " with " + bricks.size() + " bricks");
        }
    }
}
