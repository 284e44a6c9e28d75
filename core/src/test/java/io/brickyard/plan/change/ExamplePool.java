package io.brickyard.plan.change;

import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A seen pool, put together for a test. The first node is the one that asks. Bricks are written {@code n1:/bricks/b1/data}. */
final class ExamplePool {

    private static final Bytes GIBIBYTE = new Bytes(1 << 30);

    private final List<String> nodes;
    private final List<Volume> volumes = new ArrayList<>();
    private final Set<String> away = new HashSet<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<HostName, NodeFacts> facts = new HashMap<>();

    ExamplePool(String... nodes) {
        this.nodes = List.of(nodes);
    }

    ExamplePool alias(String node, String name) {
        aliases.put(node, name);
        return this;
    }

    ExamplePool away(String node) {
        away.add(node);
        return this;
    }

    ExamplePool volume(String name, Layout layout, String... bricks) {
        return volume(name, layout, Map.of(), bricks);
    }

    ExamplePool volume(String name, Layout layout, Map<String, String> options, String... bricks) {
        List<Brick> all = new ArrayList<>();
        for (String text : bricks) {
            WantedBrick place = brick(text);
            boolean arbiter = layout.arbiters() > 0 && all.size() % layout.bricksPerSubvolume() == 2;
            all.add(new Brick(
                    new BrickId(id(owner(place.host())), place.path()),
                    place.host(),
                    arbiter ? Brick.Role.ARBITER : Brick.Role.DATA));
        }
        volumes.add(new Volume(
                new VolumeName(name),
                UUID.nameUUIDFromBytes(name.getBytes()),
                Volume.Status.STARTED,
                layout,
                Volume.inSubvolumes(layout, all),
                options,
                0));
        return this;
    }

    /** Every node told of all of its bricks: so many bytes are used of a gibibyte each. */
    ExamplePool used(long bytes) {
        for (String node : nodes) {
            List<NodeFacts.PlaceFacts> places = new ArrayList<>();
            for (Volume volume : volumes) {
                for (Brick brick : volume.bricks()) {
                    if (brick.node().equals(id(node))) {
                        places.add(place(brick.path(), bytes, Optional.of(volume.id())));
                    }
                }
            }
            facts.put(new HostName(node), new NodeFacts(Optional.of(id(node)), true, Map.of(), places));
        }
        return this;
    }

    private static NodeFacts.PlaceFacts place(BrickPath path, long used, Optional<UUID> volume) {
        return new NodeFacts.PlaceFacts(
                path, true, true, GIBIBYTE, new Bytes(GIBIBYTE.count() - used), false, volume, Optional.empty());
    }

    SeenPool seen() {
        List<SeenNode> members = new ArrayList<>();
        for (String node : nodes) {
            List<HostName> names = new ArrayList<>(List.of(new HostName(node)));
            Optional.ofNullable(aliases.get(node)).map(HostName::new).ifPresent(names::add);
            boolean up = !away.contains(node);
            members.add(new SeenNode(
                    new Node(id(node), new HostName(node), names),
                    up ? SeenNode.Standing.UP : SeenNode.Standing.AWAY,
                    up));
        }
        Set<BrickId> online = new HashSet<>();
        Map<BrickId, Long> pending = new HashMap<>();
        for (Volume volume : volumes) {
            for (Brick brick : volume.bricks()) {
                if (!away.contains(owner(brick.host()))) {
                    online.add(brick.id());
                    pending.put(brick.id(), 0L);
                }
            }
        }
        return new SeenPool(
                id(nodes.getFirst()),
                members,
                volumes,
                Map.of(),
                online,
                Map.<VolumeName, SeenTask>of(),
                pending,
                facts);
    }

    private String owner(HostName host) {
        return aliases.entrySet().stream()
                .filter(alias -> alias.getValue().equals(host.value()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(host.value());
    }

    static NodeId id(String node) {
        return new NodeId(UUID.nameUUIDFromBytes(node.getBytes()));
    }

    static WantedBrick brick(String text) {
        int colon = text.indexOf(':');
        return new WantedBrick(new HostName(text.substring(0, colon)), new BrickPath(text.substring(colon + 1)));
    }
}
