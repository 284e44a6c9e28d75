package io.brickyard.peering;

import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.pool.NodeId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is remembered of units between two looks. A value: {@link #observe} and {@link #acknowledge} make others of it.
 *
 * <p>An edge is part of the state that {@code observe} returns. Stored before anybody acts on it, it cannot be lost; when the
 * process dies before, the same look at the older state raises it again.
 *
 * @param present units that exist
 * @param gone units that departed while they were known well enough to be members; each until the pool has it no more
 * @param raised edges that nobody acknowledged yet, in the order of their numbers
 * @param members the identities of the pool that was last seen; empty before there was one
 * @param parting the identities of those whom somebody began to detach, until the pool is seen without them
 * @param next the number of the next edge
 */
public record PeeringState(
        Map<UnitName, KnownUnit> present,
        Map<UnitName, KnownUnit> gone,
        List<Edge> raised,
        Set<NodeId> members,
        Set<NodeId> parting,
        long next) {

    public static final PeeringState EMPTY = new PeeringState(Map.of(), Map.of(), List.of(), Set.of(), Set.of(), 1);

    public PeeringState {
        present = Collections.unmodifiableMap(new TreeMap<>(present));
        gone = Collections.unmodifiableMap(new TreeMap<>(gone));
        raised = List.copyOf(raised);
        members = Collections.unmodifiableSet(new TreeSet<>(members));
        parting = Collections.unmodifiableSet(new TreeSet<>(parting));
    }

    /** A state, and the edges that the look raised. */
    public record Observation(PeeringState state, List<Edge> raised) {
        public Observation {
            raised = List.copyOf(raised);
        }
    }

    /**
     * Takes a look at all units.
     *
     * @param now every unit that exists, also those that published nothing; a unit that is missing here departed. Who cannot see
     *     all of them must not look. Facts that are older than those known are passed over
     */
    public Observation observe(Collection<UnitFacts> now) {
        return new Look(this).at(now);
    }

    /** Takes an edge back, after all that was to be done about it is done. An edge that is not raised is no error. */
    public PeeringState acknowledge(Edge edge) {
        List<Edge> left = raised.stream().filter(other -> !other.equals(edge)).toList();
        return new PeeringState(present, gone, left, members, parting, next);
    }

    /**
     * Remembers who is a member, and forgets departed units that are none. To be stored before the first change of a pool too:
     * whoever takes over must know that there is one, and must not found another.
     */
    public PeeringState learn(SeenPool seen) {
        if (isOutside(seen) || isCutOff(seen)) {
            return this;
        }
        Map<UnitName, KnownUnit> still = new TreeMap<>(gone);
        still.values().removeIf(unit -> Members.formerly(seen, unit).isEmpty());
        Set<NodeId> ids = seen.nodes().stream().map(node -> node.id()).collect(Collectors.toSet());
        Set<NodeId> stillParting = new TreeSet<>(parting);
        stillParting.retainAll(ids);
        return new PeeringState(present, still, raised, ids, stillParting, next);
    }

    /**
     * Remembers that a member is about to be detached: to be stored with the beginning of that step. Whoever does it may die
     * before the pool is looked at again, and then the node that was detached must not be taken for the pool.
     */
    public PeeringState parting(NodeId member) {
        Set<NodeId> more = new TreeSet<>(parting);
        more.add(member);
        return new PeeringState(present, gone, raised, members, more, next);
    }

    /**
     * Whether a pool was seen from a node that does not belong to the pool that is known: one that lost its glusterd folder, or
     * was detached while it was down, whom no known member answers as a peer. Two pools that formed apart never merge, so nobody
     * may be probed from there. A member that joined after the last look is inside: those that are known answer it.
     */
    public boolean isOutside(SeenPool seen) {
        Set<NodeId> departed = new TreeSet<>(parting);
        gone.values().forEach(unit -> departed.addAll(unit.identities()));
        return !departed.containsAll(members)
                && seen.nodes().stream()
                        .filter(node -> members.contains(node.id()) && !parting.contains(node.id()))
                        .noneMatch(node -> Members.answers(seen, node));
    }

    /**
     * Whether most members do not answer there, so that they may be changing the pool too, or whether most of those that answer
     * refuse the node that asks. One that lost its identity answers, but that it refuses nobody says nothing.
     */
    public static boolean isCutOff(SeenPool seen) {
        long answering = seen.nodes().stream()
                .filter(node -> node.standing() != SeenNode.Standing.AWAY)
                .count();
        long up = seen.nodes().stream().filter(SeenNode::isUp).count();
        long welcoming = seen.nodes().stream()
                .filter(node -> Members.answers(seen, node))
                .count();
        long withoutIdentity = up - welcoming;
        return answering * 2 <= seen.nodes().size() || welcoming * 2 <= answering - withoutIdentity;
    }

    /** Whether there are units besides this one, and all of them told what must be known. */
    public boolean allAvailable(Optional<UnitName> self) {
        List<KnownUnit> others = present.values().stream()
                .filter(unit -> !self.equals(Optional.of(unit.unit())))
                .toList();
        return !others.isEmpty()
                && others.stream().allMatch(unit -> unit.facts().isComplete());
    }
}
