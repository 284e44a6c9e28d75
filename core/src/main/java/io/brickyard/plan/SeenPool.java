package io.brickyard.plan;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A pool as it was found, as far as changing it needs to know. A node that never joined a pool is the only member of its own.
 *
 * @param here the node from which it is changed
 * @param nodes members, the asking node among them
 * @param volumes all volumes
 * @param options of the whole pool that were set
 * @param online the bricks whose processes serve
 * @param tasks by volume: what runs, or ended and was not committed
 * @param pending by brick: how many entries it holds that wait to be healed on others of its subvolume; absent: unknown
 * @param facts by wanted name: what nodes told of themselves when they were asked; absent: not asked, or no answer
 * @param unnoticed members that do not answer, although the asking node's glusterd takes them for connected: each command that
 *     changes the pool would hang, and leave its lock for minutes, until it notices
 * @param ownNames by which the document may call the asking node, although no peer may know it by them
 */
public record SeenPool(
        NodeId here,
        List<SeenNode> nodes,
        List<Volume> volumes,
        Map<String, String> options,
        Set<BrickId> online,
        Map<VolumeName, SeenTask> tasks,
        Map<BrickId, Long> pending,
        Map<HostName, NodeFacts> facts,
        Set<HostName> ownNames,
        Set<HostName> unnoticed) {

    public SeenPool {
        nodes = List.copyOf(nodes);
        volumes = List.copyOf(volumes);
        options = Map.copyOf(options);
        online = Set.copyOf(online);
        tasks = Map.copyOf(tasks);
        pending = Map.copyOf(pending);
        facts = Map.copyOf(facts);
        ownNames = Set.copyOf(ownNames);
        unnoticed = Set.copyOf(unnoticed);
    }

    /** In which glusterd knows of every member whether it answers. */
    public SeenPool(
            NodeId here,
            List<SeenNode> nodes,
            List<Volume> volumes,
            Map<String, String> options,
            Set<BrickId> online,
            Map<VolumeName, SeenTask> tasks,
            Map<BrickId, Long> pending,
            Map<HostName, NodeFacts> facts,
            Set<HostName> ownNames) {
        this(here, nodes, volumes, options, online, tasks, pending, facts, ownNames, Set.of());
    }

    /** Of a node that is called as its peers call it. */
    public SeenPool(
            NodeId here,
            List<SeenNode> nodes,
            List<Volume> volumes,
            Map<String, String> options,
            Set<BrickId> online,
            Map<VolumeName, SeenTask> tasks,
            Map<BrickId, Long> pending,
            Map<HostName, NodeFacts> facts) {
        this(here, nodes, volumes, options, online, tasks, pending, facts, Set.of());
    }

    /** The member that is called so by anybody. */
    public Optional<SeenNode> member(HostName name) {
        return nodes.stream().filter(node -> isCalled(node, name)).findFirst();
    }

    /** The member that a wanted node is, by any of its names. */
    public Optional<SeenNode> member(WantedNode wanted) {
        return nodes.stream()
                .filter(node -> isCalled(node, wanted.name())
                        || wanted.addresses().values().stream().anyMatch(name -> isCalled(node, name)))
                .findFirst();
    }

    private boolean isCalled(SeenNode node, HostName name) {
        return node.isCalled(name) || (node.id().equals(here) && ownNames.contains(name));
    }

    /** The node from which the pool is changed. */
    public Optional<SeenNode> asker() {
        return nodes.stream().filter(node -> node.id().equals(here)).findFirst();
    }

    public Optional<Volume> volume(VolumeName name) {
        return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
    }

    /** A volume's brick at a place, by whatever name its node is called. */
    public Optional<Brick> brick(Volume volume, WantedBrick place) {
        Optional<SeenNode> member = member(place.host());
        return volume.bricks().stream()
                .filter(brick -> brick.path().equals(place.path()))
                .filter(brick -> brick.host().equals(place.host())
                        || member.filter(node -> node.id().equals(brick.node())).isPresent())
                .findFirst();
    }

    public Optional<SeenTask> task(VolumeName volume) {
        return Optional.ofNullable(tasks.get(volume));
    }

    /** How many entries of a volume wait to be healed; empty when nobody knows. */
    public OptionalLong pending(VolumeName volume) {
        return volume(volume).map(found -> pending(found.bricks())).orElse(OptionalLong.empty());
    }

    /** How many entries of these bricks wait to be healed: the greatest number of any; empty unless all were counted. */
    public OptionalLong pending(Collection<Brick> bricks) {
        return bricks.stream().allMatch(brick -> pending.containsKey(brick.id()))
                ? bricks.stream()
                        .mapToLong(brick -> pending.getOrDefault(brick.id(), 0L))
                        .max()
                : OptionalLong.empty();
    }

    public Optional<NodeFacts> facts(HostName node) {
        return Optional.ofNullable(facts.get(node));
    }
}
