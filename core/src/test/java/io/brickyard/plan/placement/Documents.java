package io.brickyard.plan.placement;

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
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Documents to place, and the pools that they become. */
final class Documents {

    static final Layout SINGLE = new Layout.Single();
    static final Layout REPLICA_2 = new Layout.Replicated(2, 0);
    static final Layout REPLICA_3 = new Layout.Replicated(3, 0);
    static final Layout ARBITER = new Layout.Replicated(3, 1);

    private Documents() {}

    static Layout disperse(int bricks, int redundancy) {
        return new Layout.Dispersed(bricks, redundancy);
    }

    static Layout thinArbitrated(String host) {
        return new Layout.ThinArbitrated(
                new ThinArbiter(new HostName(host), new BrickPath("/ta"), ThinArbiter.DEFAULT_PORT));
    }

    /** A node with places {@code /bricks/b1} and so on, of so many GiB; 0: of unknown size. An empty zone is none. */
    static WantedNode node(String name, String zone, int... sizes) {
        List<BrickPlace> places = IntStream.range(0, sizes.length)
                .mapToObj(i -> new BrickPlace(
                        new BrickPath("/bricks/b" + (i + 1)),
                        Optional.empty(),
                        sizes[i] == 0 ? Optional.empty() : Optional.of(gib(sizes[i]))))
                .toList();
        return new WantedNode(
                new HostName(name), Map.of(), zone.isEmpty() ? Optional.empty() : Optional.of(zone), places);
    }

    static Bytes gib(long count) {
        return new Bytes(count << 30);
    }

    static WantedPool pool(List<WantedNode> nodes, WantedVolume... volumes) {
        return pool(nodes, List.of(volumes), WantedPool.Removal.KEEP);
    }

    static WantedPool pool(List<WantedNode> nodes, List<WantedVolume> volumes, WantedPool.Removal removal) {
        return new WantedPool("test", nodes, volumes, Map.of(), Map.of(), removal);
    }

    static WantedVolume volume(String name, Layout layout, WantedVolume.Bricks bricks, boolean fragile) {
        return new WantedVolume(new VolumeName(name), layout, bricks, Map.of(), Optional.empty(), true, fragile);
    }

    static WantedVolume volume(String name, Layout layout, WantedVolume.Bricks bricks) {
        return volume(name, layout, bricks, false);
    }

    static WantedVolume with(WantedVolume volume, Map<String, String> options) {
        return new WantedVolume(
                volume.name(),
                volume.layout(),
                volume.bricks(),
                options,
                volume.network(),
                volume.started(),
                volume.fragile());
    }

    static WantedVolume.Placed all() {
        return new WantedVolume.Placed(OptionalInt.empty(), Optional.empty(), WantedVolume.Growth.WHOLE);
    }

    static WantedVolume.Placed count(int subvolumes) {
        return new WantedVolume.Placed(OptionalInt.of(subvolumes), Optional.empty(), WantedVolume.Growth.WHOLE);
    }

    static WantedVolume.Placed size(long gib) {
        return new WantedVolume.Placed(OptionalInt.empty(), Optional.of(gib(gib)), WantedVolume.Growth.WHOLE);
    }

    static WantedVolume.Placed chained() {
        return new WantedVolume.Placed(OptionalInt.empty(), Optional.empty(), WantedVolume.Growth.CHAINED);
    }

    static WantedVolume.Listed listed(String... bricks) {
        return new WantedVolume.Listed(List.of(bricks).stream()
                .map(brick -> brick.split(":"))
                .map(parts -> new WantedBrick(new HostName(parts[0]), new BrickPath(parts[1])))
                .toList());
    }

    static NodeId id(HostName node) {
        return new NodeId(UUID.nameUUIDFromBytes(node.value().getBytes(StandardCharsets.UTF_8)));
    }

    static SeenPool nothing() {
        return seen(List.of(), List.of());
    }

    static SeenPool seen(List<SeenNode> nodes, List<Volume> volumes) {
        NodeId here =
                nodes.isEmpty() ? id(new HostName("here")) : nodes.getFirst().id();
        return new SeenPool(here, nodes, volumes, Map.of(), Set.of(), Map.of(), Map.of(), Map.of());
    }

    static SeenNode member(WantedNode node) {
        List<HostName> names = new ArrayList<>(List.of(node.name()));
        names.addAll(node.addresses().values());
        return new SeenNode(new Node(id(node.name()), node.name(), names), SeenNode.Standing.UP, true);
    }

    /** The pool that this document becomes when it is carried out; all of its bricks are listed. */
    static SeenPool carriedOut(WantedPool pool) {
        List<Volume> volumes = pool.volumes().stream()
                .map(volume -> new Volume(
                        volume.name(),
                        UUID.nameUUIDFromBytes(volume.name().value().getBytes(StandardCharsets.UTF_8)),
                        Volume.Status.STARTED,
                        volume.layout(),
                        Volume.inSubvolumes(volume.layout(), bricks(pool, volume)),
                        volume.options(),
                        0))
                .toList();
        return seen(pool.nodes().stream().map(Documents::member).toList(), volumes);
    }

    private static List<Brick> bricks(WantedPool pool, WantedVolume volume) {
        int size = volume.layout().bricksPerSubvolume();
        List<WantedBrick> listed = bricks(volume);
        List<Brick> bricks = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            boolean arbiter = i % size >= size - volume.layout().arbiters();
            HostName node = pool.node(listed.get(i).host()).orElseThrow().name();
            bricks.add(new Brick(
                    new BrickId(id(node), listed.get(i).path()),
                    listed.get(i).host(),
                    arbiter ? Brick.Role.ARBITER : Brick.Role.DATA));
        }
        return bricks;
    }

    static List<WantedBrick> bricks(WantedVolume volume) {
        return switch (volume.bricks()) {
            case WantedVolume.Listed listed -> listed.bricks();
            case WantedVolume.Placed _ -> throw new AssertionError(volume.name() + " is not placed");
        };
    }

    static List<List<WantedBrick>> subvolumes(WantedVolume volume) {
        List<WantedBrick> bricks = bricks(volume);
        int size = volume.layout().bricksPerSubvolume();
        return IntStream.range(0, bricks.size() / size)
                .mapToObj(i -> bricks.subList(i * size, (i + 1) * size))
                .toList();
    }

    static Placing.Placed placed(WantedPool pool, SeenPool seen) {
        return switch (Placement.place(pool, seen)) {
            case Placing.Placed placed -> placed;
            case Placing.Impossible impossible -> throw new AssertionError(impossible.shortages());
        };
    }

    static List<String> refused(WantedPool pool, SeenPool seen) {
        return switch (Placement.place(pool, seen)) {
            case Placing.Placed placed -> throw new AssertionError("placed: " + placed);
            case Placing.Impossible impossible ->
                impossible.shortages().stream().map(Shortage::words).toList();
        };
    }
}
