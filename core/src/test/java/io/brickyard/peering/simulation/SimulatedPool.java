package io.brickyard.peering.simulation;

import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Nodes with glusterds that behave as real ones were measured to: whom they accept, what they refuse and in which words, what a
 * node believes that was detached while it was down, and that they take a node which lost its identity for healthy.
 */
final class SimulatedPool {

    final Map<HostName, SimulatedNode> nodes = new LinkedHashMap<>();
    /** Bricks that have all that clients wrote. */
    final Set<BrickId> good = new HashSet<>();
    /** Nodes that can reach each other, and no others; empty: all can. */
    final Set<SimulatedNode> island = new HashSet<>();

    private final Random random;

    SimulatedPool(Random random) {
        this.random = random;
    }

    boolean reach(SimulatedNode one, SimulatedNode other) {
        return one.up && other.up && island.contains(one) == island.contains(other);
    }

    /** Whether one glusterd says of a member that it is "Peer in Cluster (Connected)". */
    boolean friendly(SimulatedNode from, NodeId member) {
        SimulatedNode node = byId(member);
        if (node == null) {
            // The name answers with another identity: a lost glusterd folder looks healthy to all others.
            return nodes.values().stream()
                    .anyMatch(other -> reach(from, other)
                            && from.configuration.members().get(member).contains(other.name));
        }
        return node == from || reach(from, node) && !node.rejected && !from.rejected && node.configuration.has(from.id);
    }

    SimulatedNode byId(NodeId id) {
        return nodes.values().stream()
                .filter(node -> node.id.equals(id))
                .findFirst()
                .orElse(null);
    }

    private SimulatedNode resolve(HostName name) {
        return nodes.values().stream()
                .filter(node -> node.isCalled(name))
                .findFirst()
                .orElse(null);
    }

    boolean quorum(SimulatedNode from) {
        long friends = from.configuration.members().keySet().stream()
                .filter(id -> friendly(from, id))
                .count();
        return friends * 2 > from.configuration.members().size();
    }

    String probe(SimulatedNode from, HostName target) {
        SimulatedNode node = resolve(target);
        if (node == null || !reach(from, node)) {
            return "failed: Probe returned with Transport endpoint is not connected";
        }
        if (node == from) {
            return "Probe on localhost not needed";
        }
        if (from.configuration.has(node.id)) {
            if (!from.configuration.members().get(node.id).contains(target)) {
                commit(from, from.configuration.called(node.id, target));
            }
            return "Host " + target + " port 24007 already in peer list";
        }
        if (from.configuration.called(target) != null) {
            return "Host " + target + " port 24007 already in peer list";
        }
        if (!from.configuration.volumes().isEmpty() && !quorum(from)) {
            return "failed: Cluster quorum is not met. Changing peers is not allowed in this state";
        }
        boolean wasOurs = node.configuration.has(from.id);
        if (!wasOurs
                && (node.configuration.members().size() > 1
                        || !node.configuration.volumes().isEmpty())) {
            return "failed: " + target + " is either already part of another cluster or having volumes configured";
        }
        node.rejected = false;
        Configuration joined = from.configuration.called(node.id, target);
        node.configuration = joined;
        commit(from, joined);
        return "success";
    }

    String detach(SimulatedNode from, HostName target) {
        NodeId id = from.configuration.called(target);
        if (id == null) {
            return "failed: " + target + " is not part of cluster";
        }
        if (id.equals(from.id)) {
            return "failed: " + target + " is localhost";
        }
        if (from.configuration.hasBricks(id)) {
            return "failed: Peer " + target + " hosts one or more bricks";
        }
        if (from.configuration.members().keySet().stream()
                .anyMatch(other -> !other.equals(id) && !friendly(from, other))) {
            return "failed: One of the peers is probably down. Check with 'peer status'";
        }
        SimulatedNode node = byId(id);
        commit(from, from.configuration.without(id));
        if (node != null && reach(from, node)) {
            node.configuration = Configuration.alone(node.id, node.name);
            node.rejected = false;
        }
        return "success";
    }

    String create(SimulatedNode from, VolumeName name, List<WantedBrick> bricks) {
        List<Brick> found = new ArrayList<>();
        for (WantedBrick brick : bricks) {
            NodeId id = from.configuration.called(brick.host());
            if (id == null || byId(id) == null || !friendly(from, id)) {
                return "failed: Host " + brick.host() + " not connected";
            }
            found.add(new Brick(new BrickId(id, brick.path()), brick.host(), Brick.Role.DATA));
        }
        Layout layout = new Layout.Replicated(3, 0);
        commit(
                from,
                from.configuration.with(new Volume(
                        name,
                        new UUID(random.nextLong(), random.nextLong()),
                        Volume.Status.STARTED,
                        layout,
                        Volume.inSubvolumes(layout, found),
                        Map.of(),
                        0)));
        found.forEach(brick -> good.add(brick.id()));
        return "success";
    }

    String replace(SimulatedNode from, VolumeName name, WantedBrick old, WantedBrick fresh) {
        Volume volume = from.configuration.volumes().get(name);
        NodeId leaving = from.configuration.called(old.host());
        NodeId coming = from.configuration.called(fresh.host());
        if (leaving == null || coming == null || byId(coming) == null || !friendly(from, coming)) {
            return "failed: Host " + fresh.host() + " is not in 'Peer in Cluster' state";
        }
        if (!quorum(from)) {
            return "failed: Quorum not met. Volume operation not allowed.";
        }
        BrickId out = new BrickId(leaving, old.path());
        Brick in = new Brick(new BrickId(coming, fresh.path()), fresh.host(), Brick.Role.DATA);
        if (from.configuration.bricks().contains(in.id())
                || !from.configuration.bricks().contains(out)) {
            return "failed: Brick: " + fresh
                    + " not available. Brick may be containing or be contained by an existing brick.";
        }
        List<Brick> bricks = volume.bricks().stream()
                .map(brick -> brick.id().equals(out) ? in : brick)
                .toList();
        List<Subvolume> subvolumes = Volume.inSubvolumes(volume.layout(), bricks);
        commit(
                from,
                from.configuration.with(new Volume(
                        name, volume.id(), volume.status(), volume.layout(), subvolumes, volume.options(), 0)));
        good.remove(out);
        return "success";
    }

    private void commit(SimulatedNode from, Configuration fresh) {
        Configuration before = from.configuration;
        from.configuration = fresh;
        nodes.values().stream()
                .filter(node -> before.has(node.id) && reach(from, node) && node.configuration.has(from.id))
                .filter(node -> !node.rejected)
                .forEach(node -> node.configuration = fresh);
    }

    /** What happens when nodes can reach each other again: who is behind takes over what is newer. */
    void settle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (SimulatedNode one : nodes.values()) {
                for (SimulatedNode other : nodes.values()) {
                    if (friends(one, other) && one.configuration.version() < other.configuration.version()) {
                        one.configuration = other.configuration;
                        changed = true;
                    }
                }
            }
        }
    }

    boolean friends(SimulatedNode one, SimulatedNode other) {
        return reach(one, other)
                && !one.rejected
                && !other.rejected
                && one.configuration.has(other.id)
                && other.configuration.has(one.id);
    }

    /** Whether a brick's process serves: not while its glusterd sees too few of its peers. */
    boolean serves(BrickId brick) {
        SimulatedNode node = byId(brick.node());
        return node != null
                && node.up
                && node.configuration.bricks().contains(brick)
                && (node.rejected || quorum(node));
    }

    /** Whether clients can use a subvolume. */
    boolean usable(Subvolume subvolume) {
        return subvolume.bricks().stream().filter(brick -> serves(brick.id())).count() * 2
                > subvolume.bricks().size();
    }

    /** Clients write, and bricks that lack something are healed. */
    void tick(Configuration truth) {
        for (Volume volume : truth.volumes().values()) {
            for (Subvolume subvolume : volume.subvolumes()) {
                List<BrickId> serving = subvolume.bricks().stream()
                        .map(Brick::id)
                        .filter(this::serves)
                        .toList();
                boolean source = serving.stream().anyMatch(good::contains);
                if (usable(subvolume) && source && random.nextBoolean()) {
                    subvolume.bricks().stream()
                            .map(Brick::id)
                            .filter(brick -> !serving.contains(brick))
                            .forEach(good::remove);
                }
                if (source) {
                    serving.stream().filter(_ -> random.nextBoolean()).forEach(good::add);
                }
            }
        }
    }
}
