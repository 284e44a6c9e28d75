package io.brickyard.peering;

import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thing in which units and pool differ, or which keeps the difference from being told. */
public sealed interface Difference {

    /** For people: what, why, and what follows or is to be done. */
    String message();

    /** A unit is no member yet: it is to be probed by its name. */
    record MissingInPool(UnitName unit, HostName name) implements Difference {
        @Override
        public String message() {
            return name + " (unit " + unit + ") is no member of the pool: it is to be probed";
        }
    }

    /** A member is no unit: somebody else made it one, so it is left alone. */
    record Unpublished(NodeId member, HostName name) implements Difference {
        @Override
        public String message() {
            return name + " is a member of the pool, but no unit: it is left alone; if it is to go, detach it yourself:"
                    + " brickyard node remove " + name;
        }
    }

    /**
     * A unit has another identity than the member of its name: its glusterd folder is lost. To the pool nothing seems to be
     * wrong, and a probe would say that the node is a member already.
     *
     * @param bricks those that the pool has there
     */
    record IdentityChanged(UnitName unit, HostName name, NodeId inPool, NodeId now, List<Brick> bricks)
            implements Difference {
        public IdentityChanged {
            bricks = List.copyOf(bricks);
        }

        @Override
        public String message() {
            return name + " (unit " + unit + ") is now " + now + ", and the pool knows it as " + inPool
                    + ": its glusterd folder was lost; "
                    + (bricks.isEmpty()
                            ? "it has no bricks: it is to be detached and probed anew"
                            : "it has " + named(bricks) + ": give it its identity back");
        }
    }

    /**
     * A member is not known by a name that its unit published.
     *
     * @param takenBy the member that is known by it; then it cannot be given
     */
    record AliasMissing(UnitName unit, HostName name, HostName alias, Optional<HostName> takenBy)
            implements Difference {
        @Override
        public String message() {
            return takenBy.map(other -> other + " is known as " + alias + " in the pool, which is now an address of "
                            + name + ": it cannot be given to both")
                    .orElse(name + " is not known as " + alias + " in the pool: it is to be probed by that name too");
        }
    }

    /** A member's peers refuse it. */
    record Rejected(UnitName unit, NodeId member, HostName name, List<Brick> bricks) implements Difference {
        public Rejected {
            bricks = List.copyOf(bricks);
        }

        @Override
        public String message() {
            return "the peers of " + name + " (unit " + unit + ") reject it, as its volume files differ from theirs; "
                    + (bricks.isEmpty()
                            ? "it has no bricks: it is to be detached and probed anew"
                            : "let it fetch them anew");
        }
    }

    /** A member offers a brick on which no volume lies. */
    record BrickNew(UnitName unit, HostName name, UnitBrick brick) implements Difference {
        @Override
        public String message() {
            return name + " offers " + brick.text() + ", on which no volume lies: new bricks may be placed there";
        }
    }

    /** A volume lies on a brick that its unit took back. */
    record BrickGone(UnitName unit, HostName name, Brick brick) implements Difference {
        @Override
        public String message() {
            return name + " (unit " + unit + ") offers the place of the brick " + brick
                    + " no more: the brick is to be moved";
        }
    }

    /** A unit leaves or left, and the pool has bricks there: it is to be drained first. */
    record DepartedWithBricks(UnitName unit, NodeId member, HostName name, List<Brick> bricks) implements Difference {
        public DepartedWithBricks {
            bricks = List.copyOf(bricks);
        }

        @Override
        public String message() {
            return name + " (unit " + unit + ") leaves and has " + named(bricks)
                    + ": its bricks are to be moved, then it is to be detached";
        }
    }

    /** A unit leaves or left, and the pool has no bricks there: it is to be detached. */
    record DepartedWithout(UnitName unit, NodeId member, HostName name) implements Difference {
        @Override
        public String message() {
            return name + " (unit " + unit + ") leaves and has no bricks: it is to be detached";
        }
    }

    /** A unit did not tell all that must be known; nothing is done for it. */
    record Incomplete(UnitName unit, List<String> missing) implements Difference {
        public Incomplete {
            missing = List.copyOf(missing);
        }

        @Override
        public String message() {
            return "unit " + unit + " did not tell " + String.join(" and ", missing)
                    + ": nothing is done for it until it does";
        }
    }

    /**
     * Two units say of themselves what only one can be; nothing is done for either.
     *
     * @param what the name, address or identity that both have
     */
    record Clash(UnitName unit, UnitName other, String what) implements Difference {
        boolean concerns(UnitName one) {
            return unit.equals(one) || other.equals(one);
        }

        @Override
        public String message() {
            return "units " + unit + " and " + other + " both say that they are " + what
                    + ": nothing is done for either until one says otherwise"
                    + " (a disk that was copied carries the identity of the other: remove its glusterd.info)";
        }
    }

    /** The node from which the pool is seen is not in the pool that is known. */
    record OutsidePool(NodeId here) implements Difference {
        @Override
        public String message() {
            return "this node (" + here
                    + ") is not in the pool that the units formed; probing others from here would form"
                    + " a second one, and the two could never be joined: act from a member";
        }
    }

    /** Most members do not answer the node from which the pool is seen. */
    record CutOff(int up, int members) implements Difference {
        @Override
        public String message() {
            return "only " + up + " of " + members + " members answer: no change is made without a majority,"
                    + " which may be at work elsewhere; see brickyard status";
        }
    }

    private static String named(List<Brick> bricks) {
        return bricks.stream().map(Brick::toString).collect(Collectors.joining(" "));
    }
}
