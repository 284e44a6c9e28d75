package io.brickyard.peering.simulation;

import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at a simulated pool from one of its nodes, as a survey would. */
final class Looks {

    private final SimulatedPool pool;

    Looks(SimulatedPool pool) {
        this.pool = pool;
    }

    SeenPool from(SimulatedNode here) {
        Configuration known = here.configuration;
        List<SeenNode> members = known.members().entrySet().stream()
                .map(member -> seen(here, member.getKey(), List.copyOf(member.getValue())))
                .toList();
        Set<BrickId> online = known.bricks().stream()
                .filter(brick -> pool.serves(brick) && pool.reach(here, pool.byId(brick.node())))
                .collect(Collectors.toSet());
        Map<BrickId, Long> pending = new HashMap<>();
        for (Volume volume : known.volumes().values()) {
            long waiting = volume.bricks().stream()
                    .filter(brick -> !pool.good.contains(brick.id()))
                    .count();
            volume.bricks().stream()
                    .filter(brick -> online.contains(brick.id()))
                    .forEach(brick -> pending.put(brick.id(), waiting));
        }
        Map<HostName, NodeFacts> facts = pool.nodes.values().stream()
                .filter(node -> pool.reach(here, node))
                .collect(Collectors.toMap(
                        node -> node.name, node -> new NodeFacts(Optional.of(node.id), true, Map.of(), List.of())));
        return new SeenPool(
                here.id, members, List.copyOf(known.volumes().values()), Map.of(), online, Map.of(), pending, facts);
    }

    private SeenNode seen(SimulatedNode here, NodeId id, List<HostName> names) {
        SimulatedNode node = pool.byId(id);
        boolean rejected = node != null && pool.reach(here, node) && node != here && (node.rejected || here.rejected);
        SeenNode.Standing standing = rejected
                ? SeenNode.Standing.REJECTED
                : pool.friendly(here, id) ? SeenNode.Standing.UP : SeenNode.Standing.AWAY;
        boolean befriended = pool.nodes.values().stream()
                .filter(other -> pool.friends(here, other))
                .allMatch(other -> other.configuration.has(id));
        return new SeenNode(new Node(id, names.getFirst(), names), standing, befriended);
    }
}
