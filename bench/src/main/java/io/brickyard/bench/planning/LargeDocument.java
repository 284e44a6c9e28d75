package io.brickyard.bench.planning;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * The document of a pool with ten places on each node, in zones of ten nodes, and as many bricks as places in all, in volumes of
 * 30 bricks; and the pools that it can meet.
 */
final class LargeDocument {

    private static final int PLACES = 10;
    private static final int BRICKS_PER_VOLUME = 30;
    private static final Layout REPLICA = new Layout.Replicated(3, 0);

    private LargeDocument() {}

    /** Its volumes have so many subvolumes of three bricks. */
    static WantedPool ofNodes(int count, int subvolumes) {
        List<WantedNode> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            nodes.add(node(i));
        }
        List<WantedVolume> volumes = new ArrayList<>();
        for (int i = 0; i < count * PLACES / BRICKS_PER_VOLUME; i++) {
            volumes.add(volume("v" + i, subvolumes, WantedVolume.Growth.WHOLE));
        }
        return new WantedPool("large", nodes, volumes, Map.of(), Map.of(), WantedPool.Removal.KEEP);
    }

    /** One volume on all places. */
    static WantedPool ofOneVolume(int nodes, WantedVolume.Growth growth) {
        WantedPool pool = ofNodes(nodes, 1);
        return pool.withVolumes(List.of(volume("v", nodes * PLACES / 3, growth)));
    }

    private static WantedNode node(int number) {
        List<BrickPlace> places = new ArrayList<>(PLACES);
        for (int i = 0; i < PLACES; i++) {
            Bytes size = new Bytes((4L + (number + i) % 3) << 40);
            places.add(new BrickPlace(
                    new BrickPath("/bricks/b" + i), Optional.of("/dev/sd" + (char) ('b' + i)), Optional.of(size)));
        }
        return new WantedNode(
                new HostName("node" + number),
                Map.of("storage", new HostName("10.64." + number / 250 + "." + (number % 250 + 1))),
                Optional.of("zone" + number / 10),
                places);
    }

    private static WantedVolume volume(String name, int subvolumes, WantedVolume.Growth growth) {
        return new WantedVolume(
                new VolumeName(name),
                REPLICA,
                new WantedVolume.Placed(OptionalInt.of(subvolumes), Optional.empty(), growth),
                Map.of("network.ping-timeout", "20"),
                Optional.of("storage"),
                true,
                false);
    }

    /** The first node alone. */
    static SeenPool bare(WantedPool pool) {
        return seen(List.of(member(pool, 0)), List.of());
    }

    /** The pool that this document, its bricks listed, became. */
    static SeenPool carriedOut(WantedPool pool) {
        List<SeenNode> members = new ArrayList<>();
        for (int i = 0; i < pool.nodes().size(); i++) {
            members.add(member(pool, i));
        }
        List<Volume> volumes = new ArrayList<>();
        for (WantedVolume volume : pool.volumes()) {
            if (volume.bricks() instanceof WantedVolume.Listed listed) {
                List<Brick> bricks =
                        listed.bricks().stream().map(LargeDocument::brick).toList();
                volumes.add(new Volume(
                        volume.name(),
                        new UUID(2, volumes.size()),
                        Volume.Status.STARTED,
                        REPLICA,
                        Volume.inSubvolumes(REPLICA, bricks),
                        volume.options(),
                        0));
            }
        }
        return seen(members, volumes);
    }

    private static Brick brick(WantedBrick wanted) {
        String[] address = wanted.host().value().split("\\.");
        int number = Integer.parseInt(address[2]) * 250 + Integer.parseInt(address[3]) - 1;
        return new Brick(new BrickId(id(number), wanted.path()), wanted.host(), Brick.Role.DATA);
    }

    private static NodeId id(int number) {
        return new NodeId(new UUID(1, number));
    }

    private static SeenNode member(WantedPool pool, int number) {
        WantedNode node = pool.nodes().get(number);
        List<HostName> names = new ArrayList<>(List.of(node.name()));
        names.addAll(node.addresses().values());
        return new SeenNode(new Node(id(number), node.name(), names), SeenNode.Standing.UP, true);
    }

    private static SeenPool seen(List<SeenNode> nodes, List<Volume> volumes) {
        return new SeenPool(id(0), nodes, volumes, Map.of(), Set.of(), Map.of(), Map.of(), Map.of());
    }
}
