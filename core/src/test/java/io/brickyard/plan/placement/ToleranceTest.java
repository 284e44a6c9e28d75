package io.brickyard.plan.placement;

import static io.brickyard.plan.placement.Documents.REPLICA_2;
import static io.brickyard.plan.placement.Documents.REPLICA_3;
import static io.brickyard.plan.placement.Documents.SINGLE;
import static io.brickyard.plan.placement.Documents.listed;
import static io.brickyard.plan.placement.Documents.node;
import static io.brickyard.plan.placement.Documents.nothing;
import static io.brickyard.plan.placement.Documents.placed;
import static io.brickyard.plan.placement.Documents.pool;
import static io.brickyard.plan.placement.Documents.refused;
import static io.brickyard.plan.placement.Documents.volume;
import static io.brickyard.plan.placement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Layout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToleranceTest {

    private static final List<WantedNode> TWO = List.of(node("gl1", ""), node("gl2", ""));
    private static final List<WantedNode> THREE = List.of(node("gl1", ""), node("gl2", ""), node("gl3", ""));

    private static String words(List<WantedNode> nodes, WantedVolume volume) {
        return placed(pool(nodes, volume), nothing())
                .tolerances()
                .values()
                .iterator()
                .next()
                .words();
    }

    private static WantedVolume mirror(boolean fragile) {
        return volume("data", REPLICA_2, listed("gl1:/b/x", "gl2:/b/x"), fragile);
    }

    @Test
    void twoCopiesWithoutQuorumServeFromEitherAndCanDiffer() {
        assertThat(words(TWO, mirror(false)))
                .isEqualTo("survives the loss of any 1 node;"
                        + " without quorum its copies can come to differ (split-brain)");
    }

    @Test
    void twoCopiesWithQuorumStopWithTheFirst() {
        Map<String, String> auto = Map.of("cluster.quorum-type", "auto");

        assertThat(words(TWO, with(mirror(true), auto)))
                .isEqualTo("survives no loss: without gl1 subvolume 1 stops (gl1:/b/x gl2:/b/x)");
        assertThat(refused(pool(TWO, with(mirror(false), auto)), nothing()))
                .containsExactly("volume data would not survive the loss of every node: without gl1 subvolume 1 stops"
                        + " (gl1:/b/x gl2:/b/x): place its bricks so that each node has few enough of a subvolume,"
                        + " or allow it with fragile: true");
    }

    @Test
    void theWeakestSubvolumeCounts() {
        WantedVolume volume = volume(
                "data",
                REPLICA_3,
                listed("gl1:/b/x", "gl2:/b/x", "gl3:/b/x", "gl1:/c/x", "gl1:/d/x", "gl2:/d/x"),
                true);

        assertThat(words(THREE, volume))
                .isEqualTo("survives no loss: without gl1 subvolume 2 stops (gl1:/c/x gl1:/d/x gl2:/d/x)");
    }

    @Test
    void aDistributedVolumeSurvivesNothing() {
        assertThat(words(TWO, volume("data", SINGLE, listed("gl1:/b/x", "gl2:/b/x"), true)))
                .isEqualTo("survives no loss: without gl1 subvolume 1 stops (gl1:/b/x)");
    }

    @Test
    void aMajorityOfFiveCopiesSurvivesTwo() {
        List<WantedNode> five =
                List.of(node("gl1", ""), node("gl2", ""), node("gl3", ""), node("gl4", ""), node("gl5", ""));
        WantedVolume volume = volume(
                "data",
                new Layout.Replicated(5, 0),
                listed("gl1:/b/x", "gl2:/b/x", "gl3:/b/x", "gl4:/b/x", "gl5:/b/x"));

        assertThat(words(five, volume)).isEqualTo("survives the loss of any 2 nodes");
    }

    @Test
    void serverQuorumStopsWhatClientsCouldStillUse() {
        Map<String, String> server = Map.of("cluster.server-quorum-type", "server");

        assertThat(refused(pool(TWO, with(mirror(false), server)), nothing()))
                .containsExactly("volume data would not survive the loss of a node: server quorum wants 2 of the pool's"
                        + " 2 nodes, and stops all bricks with fewer: add a node, which needs no bricks,"
                        + " set cluster.server-quorum-type to none, or allow it with fragile: true");
        assertThat(words(THREE, with(mirror(false), server))).startsWith("survives the loss of any 1 node");
    }

    @Test
    void aHalfOfThePoolInOneZoneIsTooMuchForServerQuorum() {
        List<WantedNode> nodes =
                List.of(node("gl1", "a"), node("gl4", "a"), node("gl5", "a"), node("gl2", "b"), node("gl3", "c"));
        WantedVolume volume = volume("data", REPLICA_3, listed("gl1:/b/x", "gl2:/b/x", "gl3:/b/x"));

        assertThat(words(nodes, volume)).isEqualTo("survives the loss of any 1 zone");
        assertThat(words(nodes, with(volume, Map.of("cluster.server-quorum-type", "server"))))
                .isEqualTo("survives the loss of any 1 node, not of every zone: server quorum wants 3 of the pool's"
                        + " 5 nodes, and stops all bricks with fewer");
    }
}
