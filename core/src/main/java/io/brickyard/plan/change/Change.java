package io.brickyard.plan.change;

import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.util.List;

/**
 * One thing that is to become otherwise. Nodes are called by any name that the pool knows.
 *
 * <p>A list of places tells folders below which bricks may be made, each in a folder with its volume's name; an empty one: those
 * in which the nodes have bricks already.
 */
public sealed interface Change {

    /** No brick is to be on the node; it stays a member. */
    record DrainNode(HostName node, List<WantedBrick> places) implements Change {
        public DrainNode {
            places = List.copyOf(places);
        }
    }

    /** The node is to be no member any more, its bricks elsewhere. */
    record RemoveNode(HostName node, List<WantedBrick> places) implements Change {
        public RemoveNode {
            places = List.copyOf(places);
        }
    }

    /**
     * Another node is to have the bricks of this one, which then is no member any more. It may be dead.
     *
     * @param fresh a member already, or one to be
     * @param folders of the fresh node, in which the bricks of each volume are to lie, in turn; empty: at the same paths
     */
    record ReplaceNode(HostName old, HostName fresh, List<BrickPath> folders) implements Change {
        public ReplaceNode {
            folders = List.copyOf(folders);
        }
    }

    /** The volume is to have these bricks too. */
    record AddBricks(VolumeName volume, List<WantedBrick> bricks) implements Change {
        public AddBricks {
            bricks = List.copyOf(bricks);
        }
    }

    /** The volume is to have so many subvolumes, more than now. */
    record Grow(VolumeName volume, int subvolumes, List<WantedBrick> places) implements Change {
        public Grow {
            places = List.copyOf(places);
        }
    }

    /** The volume is to be without these bricks: whole subvolumes. */
    record RemoveBricks(VolumeName volume, List<WantedBrick> bricks) implements Change {
        public RemoveBricks {
            bricks = List.copyOf(bricks);
        }
    }

    /** The volume is to have so many subvolumes, fewer than now: the first ones. */
    record Shrink(VolumeName volume, int subvolumes) implements Change {}

    /** A brick is to be called by another name of its node. */
    record RenameBrick(VolumeName volume, WantedBrick brick, HostName name) implements Change {}
}
