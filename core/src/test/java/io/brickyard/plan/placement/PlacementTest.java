package io.brickyard.plan.placement;

import static io.brickyard.plan.placement.Documents.ARBITER;
import static io.brickyard.plan.placement.Documents.REPLICA_3;
import static io.brickyard.plan.placement.Documents.SINGLE;
import static io.brickyard.plan.placement.Documents.all;
import static io.brickyard.plan.placement.Documents.bricks;
import static io.brickyard.plan.placement.Documents.carriedOut;
import static io.brickyard.plan.placement.Documents.chained;
import static io.brickyard.plan.placement.Documents.count;
import static io.brickyard.plan.placement.Documents.disperse;
import static io.brickyard.plan.placement.Documents.gib;
import static io.brickyard.plan.placement.Documents.listed;
import static io.brickyard.plan.placement.Documents.node;
import static io.brickyard.plan.placement.Documents.nothing;
import static io.brickyard.plan.placement.Documents.placed;
import static io.brickyard.plan.placement.Documents.pool;
import static io.brickyard.plan.placement.Documents.size;
import static io.brickyard.plan.placement.Documents.subvolumes;
import static io.brickyard.plan.placement.Documents.thinArbitrated;
import static io.brickyard.plan.placement.Documents.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final List<WantedNode> SIX = List.of(
            node("a1", "a", 10),
            node("a2", "a", 10),
            node("b1", "b", 10),
            node("b2", "b", 10),
            node("c1", "c", 10),
            node("c2", "c", 10));

    private static List<String> lines(Placing.Placed placed, String name) {
        WantedVolume volume = placed.pool().volume(new VolumeName(name)).orElseThrow();
        return subvolumes(volume).stream()
                .map(bricks -> String.join(
                        " ",
                        bricks.stream()
                                .map(WantedBrick::toString)
                                .map(brick -> brick.replace("/bricks/", "").replace("/" + name, ""))
                                .toList()))
                .toList();
    }

    private static String words(Placing.Placed placed, String name) {
        return Optional.ofNullable(placed.tolerances().get(new VolumeName(name)))
                .orElseThrow()
                .words();
    }

    @Test
    void theCopiesOfAFileLieInDifferentZones() {
        Placing.Placed placed = placed(pool(SIX, volume("data", REPLICA_3, all())), nothing());

        assertThat(lines(placed, "data")).containsExactly("a1:b1 b1:b1 c1:b1", "a2:b1 b2:b1 c2:b1");
        assertThat(bricks(placed.pool().volumes().getFirst()).getFirst()).hasToString("a1:/bricks/b1/data");
        assertThat(words(placed, "data")).isEqualTo("survives the loss of any 1 zone");
    }

    @Test
    void nodesThatAreInNoZoneAreZonesOfTheirOwn() {
        List<WantedNode> nodes = List.of(node("gl1", "", 10), node("gl2", "", 10), node("gl3", "", 10));
        Placing.Placed placed = placed(pool(nodes, volume("data", REPLICA_3, all())), nothing());

        assertThat(lines(placed, "data")).containsExactly("gl1:b1 gl2:b1 gl3:b1");
        assertThat(words(placed, "data")).isEqualTo("survives the loss of any 1 node");
    }

    @Test
    void nodesThatAllShareOneZoneAreKeptApartAsNodes() {
        List<WantedNode> nodes = List.of(node("gl1", "hall", 10), node("gl2", "hall", 10), node("gl3", "hall", 10));
        Placing.Placed placed = placed(pool(nodes, volume("data", REPLICA_3, all())), nothing());

        assertThat(words(placed, "data"))
                .isEqualTo("survives the loss of any 1 node, not of every zone: without zone hall subvolume 1 stops"
                        + " (gl1:/bricks/b1/data gl2:/bricks/b1/data gl3:/bricks/b1/data)");
    }

    @Test
    void twoZonesAreTooFewForThreeCopies() {
        List<WantedNode> four = SIX.subList(0, 4);

        assertThat(Documents.refused(pool(four, volume("data", REPLICA_3, all())), nothing()))
                .containsExactly("volume data needs 3 zones for its 3 copies, and there are 2:"
                        + " add a zone, or allow it with fragile: true");
        Placing.Placed allowed = placed(pool(four, volume("data", REPLICA_3, all(), true)), nothing());
        assertThat(words(allowed, "data"))
                .startsWith("survives the loss of any 1 node, not of every zone: without zone a subvolume 1 stops");
    }

    @Test
    void twoNodesAreTooFewForThreeCopies() {
        List<WantedNode> nodes = List.of(node("gl1", "", 10, 10), node("gl2", "", 10, 10));

        assertThat(Documents.refused(pool(nodes, volume("data", REPLICA_3, count(1))), nothing()))
                .containsExactly("volume data needs 3 nodes for its 3 copies, and there are 2 with a free place:"
                        + " add a node with a free place, or allow it with fragile: true");
    }

    @Test
    void allShortagesAreToldAtOnce() {
        List<WantedNode> nodes = List.of(node("gl1", "", 10), node("gl2", "", 10), node("gl3", "", 10));
        WantedPool pool = pool(
                nodes,
                volume("scratch", SINGLE, all()),
                volume("mirror", REPLICA_3, count(2)),
                volume("coded", disperse(6, 1), all()),
                volume("vault", REPLICA_3, size(11)),
                volume("plain", SINGLE, listed("gl1:/x/y")));

        assertThat(Documents.refused(pool, nothing()))
                .containsExactly(
                        "volume scratch keeps each file on one brick only, so it loses files with any node:"
                                + " give it copies (replica 3, or replica 3 with an arbiter), or allow it with fragile: true",
                        "volume mirror is to have 2 subvolumes of 3 bricks, and there is room for 1:"
                                + " add places for bricks, in different zones or nodes, or ask for 1 subvolume",
                        "volume coded needs 6 nodes for its 6 fragments, and there are 3 with a free place:"
                                + " add 3 nodes with a free place, or allow it with fragile: true",
                        "volume vault is to hold 11.0 GiB, and all places that suit it hold 10.0 GiB:"
                                + " add places for bricks, or ask for less",
                        "volume plain keeps each file on one brick only, so it loses files with any node:"
                                + " give it copies (replica 3, or replica 3 with an arbiter), or allow it with fragile: true");
    }

    @Test
    void anArbiterLiesInTheThirdZoneOnTheSmallestPlace() {
        List<WantedNode> nodes = List.of(
                node("a1", "a", 1, 100), node("b1", "b", 100), node("b2", "b", 50), node("c1", "c", 100, 20, 30));
        Placing.Placed placed = placed(pool(nodes, volume("data", ARBITER, count(1))), nothing());

        assertThat(lines(placed, "data")).containsExactly("b1:b1 c1:b1 a1:b1");
        assertThat(words(placed, "data")).isEqualTo("survives the loss of any 1 zone");
    }

    @Test
    void largePlacesAreFilledBeforeSmallOnesAndGoTogether() {
        List<WantedNode> nodes =
                List.of(node("a1", "a", 1, 10), node("b1", "b", 10, 1), node("c1", "c", 1, 10), node("d1", "d", 2, 2));
        Placing.Placed one = placed(pool(nodes, volume("data", REPLICA_3, count(1))), nothing());
        Placing.Placed two = placed(pool(nodes.subList(0, 3), volume("data", REPLICA_3, count(2))), nothing());

        assertThat(lines(one, "data")).containsExactly("a1:b2 b1:b1 c1:b2");
        assertThat(lines(two, "data")).containsExactly("a1:b2 b1:b1 c1:b2", "a1:b1 b1:b2 c1:b1");
    }

    @Test
    void volumesAreSpreadOverAllNodes() {
        List<WantedVolume> volumes = Stream.of("v1", "v2", "v3", "v4")
                .map(name -> volume(name, REPLICA_3, count(1)))
                .toList();
        Placing.Placed placed = placed(pool(SIX, volumes, WantedPool.Removal.KEEP), nothing());

        assertThat(lines(placed, "v1")).isEqualTo(lines(placed, "v3")).isNotEqualTo(lines(placed, "v2"));
        assertThat(lines(placed, "v2")).isEqualTo(lines(placed, "v4")).containsExactly("a2:b1 b2:b1 c2:b1");
    }

    @Test
    void whatAlreadyFillsAPlaceCounts() {
        List<WantedNode> nodes = List.of(node("a1", "a", 10, 10), node("b1", "b", 10), node("c1", "c", 10));
        NodeFacts facts =
                new NodeFacts(Optional.empty(), true, Map.of(), List.of(full("/bricks/b1"), fresh("/bricks/b2")));
        SeenPool seen = withFacts(nothing(), Map.of(new HostName("a1"), facts));

        assertThat(lines(placed(pool(nodes, volume("data", REPLICA_3, count(1))), seen), "data"))
                .containsExactly("a1:b2 b1:b1 c1:b1");
    }

    private static NodeFacts.PlaceFacts full(String path) {
        return new NodeFacts.PlaceFacts(
                new BrickPath(path), true, true, gib(10), gib(1), false, Optional.empty(), Optional.empty());
    }

    private static NodeFacts.PlaceFacts fresh(String path) {
        return new NodeFacts.PlaceFacts(
                new BrickPath(path), true, true, gib(10), gib(10), true, Optional.empty(), Optional.empty());
    }

    private static SeenPool withFacts(SeenPool seen, Map<HostName, NodeFacts> facts) {
        return new SeenPool(seen.here(), seen.nodes(), seen.volumes(), Map.of(), Set.of(), Map.of(), Map.of(), facts);
    }

    @Test
    void aDeviceCountsTheSameBeforeAndAfterItIsFormatted() {
        BrickPlace place = new BrickPlace(new BrickPath("/bricks/b1"), Optional.of("/dev/sdb"), Optional.empty());
        List<WantedNode> nodes = Stream.of("gl1", "gl2", "gl3")
                .map(name -> new WantedNode(new HostName(name), Map.of(), Optional.empty(), List.of(place)))
                .toList();
        NodeFacts.DeviceFacts device = new NodeFacts.DeviceFacts("/dev/sdb", true, Optional.empty(), gib(100));
        NodeFacts bare = facts(new NodeFacts.PlaceFacts(
                place.path(), true, false, gib(7), gib(1), true, Optional.empty(), Optional.of(device)));
        NodeFacts formatted = facts(new NodeFacts.PlaceFacts(
                place.path(), true, true, gib(99), gib(98), true, Optional.empty(), Optional.of(device)));
        WantedPool fits = pool(nodes, volume("data", REPLICA_3, size(98)));
        WantedPool tooMuch = pool(nodes, volume("data", REPLICA_3, size(99)));

        for (NodeFacts told : List.of(bare, formatted)) {
            SeenPool seen = withFacts(
                    nothing(),
                    Map.of(new HostName("gl1"), told, new HostName("gl2"), bare, new HostName("gl3"), formatted));
            assertThat(lines(placed(fits, seen), "data")).hasSize(1);
            assertThat(Documents.refused(tooMuch, seen))
                    .singleElement()
                    .asString()
                    .contains("hold 98.0 GiB");
        }
    }

    private static NodeFacts facts(NodeFacts.PlaceFacts place) {
        return new NodeFacts(Optional.empty(), true, Map.of(), List.of(place));
    }

    @Test
    void aSizeTakesAsManySubvolumesAsItNeeds() {
        Placing.Placed one = placed(pool(SIX, volume("data", REPLICA_3, size(10))), nothing());
        Placing.Placed two = placed(pool(SIX, volume("data", REPLICA_3, size(11))), nothing());
        Placing.Placed coded = placed(pool(SIX, volume("data", disperse(3, 1), size(20))), nothing());

        assertThat(lines(one, "data")).hasSize(1);
        assertThat(lines(two, "data")).hasSize(2);
        assertThat(lines(coded, "data")).hasSize(1);
    }

    @Test
    void volumesOfAGivenSizeShareAPlaceOnlyAsFarAsItGoes() {
        WantedVolume first = volume("first", REPLICA_3, size(6));
        WantedVolume second = volume("second", REPLICA_3, size(4));
        WantedVolume third = volume("third", REPLICA_3, size(11));

        assertThat(lines(placed(pool(SIX, first, second), nothing()), "second")).hasSize(1);
        assertThat(Documents.refused(pool(SIX, first, second, third), nothing()))
                .containsExactly("volume third is to hold 11.0 GiB, and all places that suit it hold 10.0 GiB:"
                        + " add places for bricks, or ask for less");
    }

    @Test
    void aSizeNeedsPlacesOfKnownSize() {
        List<WantedNode> nodes = List.of(node("gl1", "", 10), node("gl2", "", 0), node("gl3", "", 10));

        assertThat(Documents.refused(pool(nodes, volume("data", REPLICA_3, size(1))), nothing()))
                .containsExactly("volume data is to hold a given size, but nobody knows the size of gl2:/bricks/b1:"
                        + " give the size of that place in the document, or how many subvolumes the volume is to have");
    }

    @Test
    void fragmentsShareANodeOnlyAsFarAsTheirRedundancyGoes() {
        List<WantedNode> nodes = List.of(node("gl1", "", 5, 5), node("gl2", "", 5, 5), node("gl3", "", 5, 5));
        Placing.Placed placed = placed(pool(nodes, volume("data", disperse(6, 2), all())), nothing());

        assertThat(lines(placed, "data")).containsExactly("gl1:b1 gl1:b2 gl2:b1 gl2:b2 gl3:b1 gl3:b2");
        assertThat(words(placed, "data")).isEqualTo("survives the loss of any 1 node");
    }

    @Test
    void fragmentsOnNodesOfTheirOwnSurviveMoreNodesThanZones() {
        Placing.Placed placed = placed(pool(SIX, volume("data", disperse(6, 2), all())), nothing());

        assertThat(words(placed, "data")).isEqualTo("survives the loss of any 1 zone or any 2 nodes");
    }

    @Test
    void aThinArbiterLiesOnNoNodeOfItsBricks() {
        List<WantedNode> nodes = List.of(node("gl1", "", 5), node("gl2", "", 5), node("gl3", "", 5));
        Placing.Placed placed = placed(pool(nodes, volume("data", thinArbitrated("gl2"), count(1))), nothing());

        assertThat(lines(placed, "data")).containsExactly("gl1:b1 gl3:b1");
        assertThat(words(placed, "data")).isEqualTo("survives the loss of any 1 node");
    }

    @Test
    void bricksAreCalledByTheNamesOfTheVolumesNetwork() {
        WantedNode base = node("gl1", "", 5);
        WantedNode named =
                new WantedNode(base.name(), Map.of("storage", new HostName("10.0.0.1")), base.zone(), base.places());
        WantedVolume volume =
                new WantedVolume(new VolumeName("data"), SINGLE, all(), Map.of(), Optional.of("storage"), true, true);

        assertThat(lines(placed(pool(List.of(named, node("gl2", "", 5)), volume), nothing()), "data"))
                .containsExactly("10.0.0.1:b1", "gl2:b1");
    }

    @Test
    void growthLeavesBricksWhereTheyAre() {
        List<WantedNode> three = List.of(SIX.get(5), SIX.get(2), SIX.get(1));
        Placing.Placed before = placed(pool(three, volume("data", REPLICA_3, all())), nothing());
        Placing.Placed after = placed(pool(SIX, volume("data", REPLICA_3, all())), carriedOut(before.pool()));

        assertThat(lines(before, "data")).containsExactly("c2:b1 b1:b1 a2:b1");
        assertThat(lines(after, "data")).containsExactly("c2:b1 b1:b1 a2:b1", "a1:b1 b2:b1 c1:b1");
    }

    @Test
    void bricksAreKnownByWhateverNameTheirNodeHas() {
        Placing.Placed before = placed(pool(SIX, volume("data", REPLICA_3, count(1))), nothing());
        List<WantedNode> renamed = new ArrayList<>(SIX);
        renamed.set(
                0,
                new WantedNode(
                        new HostName("a1.example.org"),
                        Map.of("old", new HostName("a1")),
                        Optional.of("a"),
                        SIX.getFirst().places()));

        assertThat(lines(placed(pool(renamed, volume("data", REPLICA_3, count(2))), carriedOut(before.pool())), "data"))
                .containsExactly("a1:b1 b1:b1 c1:b1", "a2:b1 b2:b1 c2:b1");
    }

    @Test
    void fewerSubvolumesMeansThatTheLastOnesGo() {
        Placing.Placed before = placed(pool(SIX, volume("data", REPLICA_3, count(2))), nothing());
        Placing.Placed after = placed(pool(SIX, volume("data", REPLICA_3, count(1))), carriedOut(before.pool()));

        assertThat(lines(after, "data")).containsExactly("a1:b1 b1:b1 c1:b1");
    }

    @Test
    void aVolumeNeverShrinksBecauseOfItsSize() {
        Placing.Placed before = placed(pool(SIX, volume("data", REPLICA_3, size(20))), nothing());
        Placing.Placed after = placed(pool(SIX, volume("data", REPLICA_3, size(5))), carriedOut(before.pool()));

        assertThat(lines(after, "data")).isEqualTo(lines(before, "data")).hasSize(2);
    }

    @Test
    void subvolumesOnNodesThatLeaveGo() {
        Placing.Placed six = placed(pool(SIX, volume("data", REPLICA_3, all())), nothing());
        List<WantedNode> three = List.of(SIX.get(1), SIX.get(3), SIX.get(5));
        WantedPool fewer = pool(three, List.of(volume("data", REPLICA_3, all())), WantedPool.Removal.REMOVE);
        WantedPool keeping = pool(three, List.of(volume("data", REPLICA_3, all())), WantedPool.Removal.KEEP);

        assertThat(lines(placed(fewer, carriedOut(six.pool())), "data")).containsExactly("a2:b1 b2:b1 c2:b1");
        assertThat(lines(placed(keeping, carriedOut(six.pool())), "data")).isEqualTo(lines(six, "data"));
    }

    @Test
    void aBrickOnANodeThatLeavesGetsAPlaceInItsZone() {
        Placing.Placed before = placed(pool(SIX, volume("data", ARBITER, count(1))), nothing());
        WantedPool without = pool(
                SIX.stream().filter(node -> !node.name().value().equals("b1")).toList(),
                List.of(volume("data", ARBITER, count(1))),
                WantedPool.Removal.REMOVE);

        assertThat(lines(before, "data").getFirst()).contains("b1:b1");
        assertThat(lines(placed(without, carriedOut(before.pool())), "data"))
                .containsExactly(lines(before, "data").getFirst().replace("b1:b1", "b2:b1"));
    }

    @Test
    void aBrickOnANodeThatLeavesNeedsAPlace() {
        Placing.Placed before = placed(pool(SIX.subList(1, 6), volume("data", REPLICA_3, count(1))), nothing());
        WantedPool without =
                pool(SIX.subList(2, 6), List.of(volume("data", REPLICA_3, count(1))), WantedPool.Removal.REMOVE);

        assertThat(Documents.refused(without, carriedOut(before.pool())))
                .containsExactly(
                        "volume data has a2:/bricks/b1/data on nodes that are to leave, and not enough free places on"
                                + " others suit the subvolume: add places for bricks, keep the nodes,"
                                + " or say that the volume is to have fewer subvolumes");
    }

    @Test
    void aChainGrowsNodeByNode() {
        List<WantedNode> nodes = Stream.of("gl1", "gl2", "gl3", "gl4", "gl5")
                .map(name -> node(name, "", 10, 10, 10))
                .toList();
        WantedVolume volume = volume("data", REPLICA_3, chained());
        Placing.Placed three = placed(pool(nodes.subList(0, 3), volume), nothing());
        Placing.Placed four = placed(pool(nodes.subList(0, 4), volume), carriedOut(three.pool()));
        Placing.Placed five = placed(pool(nodes, volume), carriedOut(four.pool()));

        assertThat(lines(three, "data")).containsExactly("gl1:b1 gl2:b1 gl3:b1");
        assertThat(lines(four, "data")).containsExactly("gl1:b1 gl2:b1 gl3:b1", "gl2:b2 gl3:b2 gl4:b1");
        assertThat(lines(five, "data"))
                .containsExactly("gl1:b1 gl2:b1 gl3:b1", "gl2:b2 gl3:b2 gl4:b1", "gl3:b3 gl4:b2 gl5:b1");
        assertThat(lines(placed(pool(nodes, volume), nothing()), "data")).isEqualTo(lines(five, "data"));
    }

    @Test
    void aChainOfGivenLengthClosesItsRing() {
        List<WantedNode> nodes = Stream.of("gl1", "gl2", "gl3", "gl4")
                .map(name -> node(name, "", 10, 10, 10))
                .toList();
        WantedVolume.Placed four =
                new WantedVolume.Placed(OptionalInt.of(4), Optional.empty(), WantedVolume.Growth.CHAINED);

        assertThat(lines(placed(pool(nodes, volume("data", REPLICA_3, four)), nothing()), "data"))
                .containsExactly(
                        "gl1:b1 gl2:b1 gl3:b1", "gl2:b2 gl3:b2 gl4:b1", "gl1:b2 gl3:b3 gl4:b2", "gl1:b3 gl2:b3 gl4:b3");
    }

    @Test
    void noBrickIsMadeWithinAnother() {
        List<WantedNode> nodes = List.of(node("gl1", "", 5, 5), node("gl2", "", 5, 5), node("gl3", "", 5, 5));
        WantedVolume old = volume("old", REPLICA_3, listed("gl1:/bricks/b1", "gl2:/bricks/b1", "gl3:/bricks/b1"));
        WantedVolume odd =
                volume("odd", REPLICA_3, listed("gl1:/bricks/b2/data", "gl2:/bricks/b2/x", "gl3:/bricks/b2/x"));
        WantedVolume data = volume("data", REPLICA_3, count(1));
        WantedVolume other = volume("other", REPLICA_3, count(1));

        assertThat(lines(placed(pool(nodes, old, other), nothing()), "other")).containsExactly("gl1:b2 gl2:b2 gl3:b2");
        assertThat(Documents.refused(pool(nodes, old, odd, data), nothing()))
                .singleElement()
                .asString()
                .startsWith("volume data needs 3 nodes for its 3 copies, and there are 2 with a free place");
    }

    @Test
    void aVolumeThatIsThereKeepsItsLayout() {
        Placing.Placed before = placed(pool(SIX, volume("data", REPLICA_3, count(1))), nothing());

        assertThat(Documents.refused(pool(SIX, volume("data", ARBITER, count(1))), carriedOut(before.pool())))
                .containsExactly("volume data is to be replica 3 arbiter 1, and the pool has it as replica 3:"
                        + " write down the layout that it has, or make a volume of another name and copy the files");
    }
}
