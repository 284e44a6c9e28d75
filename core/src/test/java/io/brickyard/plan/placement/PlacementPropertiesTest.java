package io.brickyard.plan.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random pools are placed, carried out, changed and placed again: {@code -Dseed=N -Dpools=N} repeats a run. */
class PlacementPropertiesTest {

    private static final List<Layout> LAYOUTS = List.of(
            Documents.SINGLE,
            Documents.REPLICA_2,
            Documents.REPLICA_3,
            Documents.REPLICA_3,
            Documents.ARBITER,
            Documents.ARBITER,
            new Layout.Replicated(4, 0),
            new Layout.Replicated(5, 0),
            Documents.thinArbitrated("n2"),
            Documents.thinArbitrated("outside"),
            Documents.disperse(3, 1),
            Documents.disperse(6, 2));

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final int pools = Integer.getInteger("pools", 300);
    private int placed;
    private int refused;

    @Test
    void whatIsPlacedKeepsItsPromisesWhateverThePool() {
        System.out.println("PlacementPropertiesTest: -Dseed=" + seed + " -Dpools=" + pools);
        for (int i = 0; i < pools; i++) {
            long own = seed + i;
            try {
                run(new Random(own));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dseed=" + own + " -Dpools=1", e);
            }
        }
        System.out.println("placed " + placed + ", refused " + refused);
        assertThat(placed).as("placed").isGreaterThan(pools / 20);
        assertThat(refused).as("refused").isGreaterThan(pools / 20);
    }

    private void run(Random random) {
        WantedPool pool = randomPool(random);
        SeenPool seen = Documents.nothing();
        for (int step = 0; step < 4; step++) {
            switch (Placement.place(pool, seen)) {
                case Placing.Impossible impossible -> {
                    refused++;
                    assertThat(impossible.shortages()).isNotEmpty();
                    List<WantedVolume> possible = pool.volumes().stream()
                            .filter(volume -> impossible.shortages().stream()
                                    .noneMatch(shortage -> shortage.volume().equals(volume.name())))
                            .toList();
                    pool = pool.withVolumes(possible);
                }
                case Placing.Placed found -> {
                    placed++;
                    check(pool, seen, found);
                    sameWhenShuffled(pool, seen, found, random);
                    SeenPool after = Documents.carriedOut(found.pool());
                    assertThat(Placement.place(pool, after))
                            .as("placed again after it was carried out")
                            .isEqualTo(found);
                    seen = after;
                    pool = changed(pool, random);
                }
            }
        }
    }

    private static void check(WantedPool wanted, SeenPool seen, Placing.Placed found) {
        assertThat(found.pool().volumes())
                .extracting(WantedVolume::name)
                .containsExactlyElementsOf(
                        wanted.volumes().stream().map(WantedVolume::name).toList());
        Set<WantedBrick> all = new HashSet<>();
        for (WantedVolume volume : found.pool().volumes()) {
            List<WantedBrick> bricks = Documents.bricks(volume);
            assertThat(bricks).as("bricks of " + volume.name()).isNotEmpty();
            for (WantedBrick brick : bricks) {
                assertThat(all.add(brick)).as(brick + " once").isTrue();
                assertThat(placesOf(wanted, brick))
                        .as("places of " + brick)
                        .contains(brick.path().value());
            }
            List<WantedBrick> before = before(seen, wanted, volume);
            if (wanted.removal() == WantedPool.Removal.KEEP) {
                int common = Math.min(before.size(), bricks.size());
                assertThat(bricks.subList(0, common)).as("kept").isEqualTo(before.subList(0, common));
            } else {
                assertThat(bricks).as("kept or gone as a whole").containsAll(staying(volume, before, wanted, bricks));
            }
            verify(found, volume);
        }
    }

    private static List<String> placesOf(WantedPool pool, WantedBrick brick) {
        WantedNode node = pool.node(brick.host()).orElseThrow();
        String volume = brick.path().value().replaceAll(".*/", "");
        return node.places().stream().map(place -> place.path() + "/" + volume).toList();
    }

    private static List<WantedBrick> before(SeenPool seen, WantedPool wanted, WantedVolume volume) {
        return seen.volume(volume.name()).map(Volume::bricks).orElse(List.of()).stream()
                .map(brick -> new WantedBrick(brick.host(), brick.path()))
                .filter(brick -> wanted.removal() == WantedPool.Removal.REMOVE
                        || wanted.node(brick.host()).isPresent())
                .toList();
    }

    /** Of subvolumes that stay, the bricks whose nodes stay. */
    private static List<WantedBrick> staying(
            WantedVolume volume, List<WantedBrick> before, WantedPool wanted, List<WantedBrick> bricks) {
        int size = volume.layout().bricksPerSubvolume();
        List<WantedBrick> staying = new ArrayList<>();
        for (int from = 0; from < before.size(); from += size) {
            List<WantedBrick> subvolume = before.subList(from, from + size);
            if (!Collections.disjoint(subvolume, bricks)) {
                subvolume.stream()
                        .filter(brick -> wanted.node(brick.host()).isPresent())
                        .forEach(staying::add);
            }
        }
        return staying;
    }

    /** Tries every loss of one and of two nodes, and of one zone, by rules of its own. */
    private static void verify(Placing.Placed found, WantedVolume volume) {
        WantedPool pool = found.pool();
        Tolerance tolerance =
                Optional.ofNullable(found.tolerances().get(volume.name())).orElseThrow();
        Map<HostName, HostName> names = new HashMap<>();
        Map<HostName, String> zones = new HashMap<>();
        for (WantedNode each : pool.nodes()) {
            List<HostName> called = new ArrayList<>(each.addresses().values());
            called.add(each.name());
            called.forEach(name -> names.put(name, each.name()));
            called.forEach(name -> zones.put(name, each.domain()));
        }
        Function<HostName, HostName> node = host -> names.getOrDefault(host, host);
        Function<HostName, String> zone = host -> zones.getOrDefault(host, host.value());
        Set<HostName> nodes = pool.nodes().stream().map(WantedNode::name).collect(Collectors.toSet());
        nodes.add(new HostName("outside"));
        boolean one = true;
        boolean two = true;
        for (HostName first : nodes) {
            one &= serves(pool, volume, host -> node.apply(host).equals(first));
            for (HostName second : one ? nodes : Set.<HostName>of()) {
                two &= serves(
                        pool,
                        volume,
                        host -> node.apply(host).equals(first)
                                || node.apply(host).equals(second));
            }
        }
        boolean anyZone = nodes.stream()
                .map(zone)
                .distinct()
                .allMatch(lost -> serves(pool, volume, host -> zone.apply(host).equals(lost)));
        String what = volume.name() + " " + volume.layout() + " " + volume.options() + " " + tolerance.words();
        assertThat(tolerance.nodes() >= 1).as("any node of " + what).isEqualTo(one);
        assertThat(tolerance.nodes() >= 2).as("any two nodes of " + what).isEqualTo(one && two);
        assertThat(tolerance.zones() >= 1).as("any zone of " + what).isEqualTo(anyZone);
        assertThat(volume.fragile() || one)
                .as("fragile only where that is allowed: " + what)
                .isTrue();
        if (!volume.fragile() && !(volume.layout() instanceof Layout.Dispersed)) {
            for (List<WantedBrick> bricks : Documents.subvolumes(volume)) {
                assertThat(bricks.stream().map(WantedBrick::host).map(node))
                        .as(what)
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static boolean serves(WantedPool pool, WantedVolume volume, Function<HostName, Boolean> lost) {
        long left =
                pool.nodes().stream().filter(node -> !lost.apply(node.name())).count();
        if ("server".equals(volume.options().get("cluster.server-quorum-type"))
                && 2 * left <= pool.nodes().size()) {
            return false;
        }
        for (List<WantedBrick> bricks : Documents.subvolumes(volume)) {
            List<Boolean> up =
                    bricks.stream().map(brick -> !lost.apply(brick.host())).toList();
            int count = Collections.frequency(up, true);
            boolean serving =
                    switch (volume.layout()) {
                        case Layout.Single _ -> count == 1;
                        case Layout.Dispersed coded -> count >= coded.bricks() - coded.redundancy();
                        case Layout.ThinArbitrated thin ->
                            count == 2
                                    || count == 1
                                            && !lost.apply(thin.thinArbiter().host());
                        case Layout.Replicated copies -> {
                            String usual = copies.bricks() == 2 ? "none" : "auto";
                            boolean auto = volume.options()
                                    .getOrDefault("cluster.quorum-type", usual)
                                    .equals("auto");
                            boolean quorum =
                                    2 * count > copies.bricks() || 2 * count == copies.bricks() && up.getFirst();
                            boolean copy = up.subList(0, copies.bricks() - copies.arbiters())
                                    .contains(true);
                            yield copy && (quorum || !auto);
                        }
                    };
            if (!serving) {
                return false;
            }
        }
        return true;
    }

    private static void sameWhenShuffled(WantedPool pool, SeenPool seen, Placing.Placed found, Random random) {
        List<SeenNode> nodes = new ArrayList<>(seen.nodes());
        List<Volume> volumes = new ArrayList<>(seen.volumes());
        Collections.shuffle(nodes, random);
        Collections.shuffle(volumes, random);
        assertThat(Placement.place(pool, Documents.seen(nodes, volumes)))
                .as("however the pool was seen")
                .isEqualTo(found);
    }

    private static WantedPool randomPool(Random random) {
        int zones = random.nextInt(5);
        boolean sizes = random.nextBoolean();
        List<WantedNode> nodes = new ArrayList<>();
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
            nodes.add(randomNode(nodes.size() + 1, zones, sizes, random));
        }
        List<WantedVolume> volumes = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            volumes.add(randomVolume("v" + i, sizes, random));
        }
        return Documents.pool(nodes, volumes, WantedPool.Removal.KEEP);
    }

    private static WantedNode randomNode(int number, int zones, boolean sizes, Random random) {
        int[] places = new int[random.nextInt(5)];
        for (int i = 0; i < places.length; i++) {
            places[i] = sizes ? 1 + random.nextInt(5) * random.nextInt(5) : 0;
        }
        String zone = zones == 0 || random.nextInt(10) == 0 ? "" : "z" + random.nextInt(zones);
        WantedNode node = Documents.node("n" + number, zone, places);
        return new WantedNode(
                node.name(),
                random.nextBoolean() ? Map.of() : Map.of("storage", new HostName("10.0.0." + number)),
                node.zone(),
                node.places());
    }

    private static WantedVolume randomVolume(String name, boolean sizes, Random random) {
        WantedVolume.Growth growth = random.nextInt(3) == 0 ? WantedVolume.Growth.CHAINED : WantedVolume.Growth.WHOLE;
        WantedVolume.Placed bricks =
                switch (random.nextInt(sizes ? 3 : 2)) {
                    case 0 -> new WantedVolume.Placed(OptionalInt.empty(), Optional.empty(), growth);
                    case 1 -> new WantedVolume.Placed(OptionalInt.of(1 + random.nextInt(4)), Optional.empty(), growth);
                    default ->
                        new WantedVolume.Placed(
                                OptionalInt.empty(), Optional.of(Documents.gib(1 + random.nextInt(20))), growth);
                };
        Map<String, String> options =
                switch (random.nextInt(5)) {
                    case 0 -> Map.of("cluster.quorum-type", "auto");
                    case 1 -> Map.of("cluster.quorum-type", "none");
                    case 2 -> Map.of("cluster.server-quorum-type", "server");
                    default -> Map.of();
                };
        WantedVolume volume =
                Documents.volume(name, LAYOUTS.get(random.nextInt(LAYOUTS.size())), bricks, random.nextInt(4) == 0);
        return new WantedVolume(
                volume.name(),
                volume.layout(),
                bricks,
                options,
                random.nextBoolean() ? Optional.of("storage") : Optional.empty(),
                true,
                volume.fragile());
    }

    /** More nodes or places, other counts, or nodes that leave. */
    private static WantedPool changed(WantedPool pool, Random random) {
        List<WantedNode> nodes = new ArrayList<>(pool.nodes());
        List<WantedVolume> volumes = new ArrayList<>(pool.volumes());
        WantedPool.Removal removal = WantedPool.Removal.KEEP;
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    nodes.add(randomNode(100 + random.nextInt(100), 4, true, random));
                }
            }
            case 1 -> {
                int index = random.nextInt(nodes.size());
                WantedNode old = nodes.get(index);
                List<BrickPlace> places = new ArrayList<>(old.places());
                places.addAll(
                        Documents.node("x", "", 3, 3, 3, 3, 3, 3, 3).places().subList(places.size(), 7));
                nodes.set(index, new WantedNode(old.name(), old.addresses(), old.zone(), places));
            }
            case 2 -> {
                removal = WantedPool.Removal.REMOVE;
                nodes.remove(random.nextInt(nodes.size()));
            }
            default ->
                volumes.replaceAll(volume -> new WantedVolume(
                        volume.name(),
                        volume.layout(),
                        new WantedVolume.Placed(
                                OptionalInt.of(1 + random.nextInt(5)), Optional.empty(), WantedVolume.Growth.WHOLE),
                        volume.options(),
                        volume.network(),
                        true,
                        volume.fragile()));
        }
        Set<HostName> names = new HashSet<>();
        nodes.removeIf(node -> !names.add(node.name()));
        return nodes.isEmpty() ? pool : Documents.pool(nodes, volumes, removal);
    }
}
