package io.brickyard.peering;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * Something that changed among the units, and stays raised until whoever has to do with it acknowledges exactly this edge.
 *
 * <p>Of a unit at most one edge of a kind is raised: a new one takes in what an older one told, and the older one cannot be
 * acknowledged any more, for whoever saw that one has not seen all. Edges are to be read in the order of their numbers.
 */
public sealed interface Edge {

    /** Unique in the history of a state; later edges have higher ones. */
    long number();

    UnitName unit();

    /** A unit is there that was not. */
    record Connected(long number, UnitName unit) implements Edge {}

    /** A unit's facts are complete, or changed their address. */
    record Available(long number, UnitName unit, Whereabouts whereabouts, List<String> bricks) implements Edge {
        public Available {
            bricks = List.copyOf(bricks);
        }
    }

    /**
     * A unit is not there any more; one that restarts, or comes back with another address, is.
     *
     * @param address the last that was known
     * @param bricks those that it offered at last
     */
    record Departed(long number, UnitName unit, Optional<HostName> address, List<String> bricks) implements Edge {
        public Departed {
            bricks = List.copyOf(bricks);
        }
    }

    /** A unit offers bricks that it did not. */
    record BricksAvailable(long number, UnitName unit, List<String> bricks) implements Edge {
        public BricksAvailable {
            bricks = List.copyOf(bricks);
        }
    }

    /** A unit does not offer bricks any more, or departed with them. */
    record BricksRemoved(long number, UnitName unit, List<String> bricks) implements Edge {
        public BricksRemoved {
            bricks = List.copyOf(bricks);
        }
    }

    /** A unit has another glusterd identity than before: what was its glusterd folder is lost or was put elsewhere. */
    record Reimaged(long number, UnitName unit, NodeId before, NodeId now) implements Edge {}
}
