package io.brickyard.plan.placement;

import java.util.Optional;

/**
 * How many bricks of one subvolume one zone and one node may hold at most.
 *
 * <p>The lowest level is tried first: zones before nodes.
 */
record Level(int perZone, int perNode) {

    /** Whatever a subvolume of so many bricks can come to. */
    static Level any(int bricks) {
        return new Level(bricks, bricks);
    }

    /** The lowest level, up to this one, at which so many more subvolumes have room. */
    Optional<Level> lowest(Room room, int bricks, int subvolumes) {
        for (int zone = 1; zone <= perZone; zone++) {
            for (int node = 1; node <= Math.min(zone, perNode); node++) {
                Level level = new Level(zone, node);
                if (room.has(level, bricks, subvolumes)) {
                    return Optional.of(level);
                }
            }
        }
        return Optional.empty();
    }
}
