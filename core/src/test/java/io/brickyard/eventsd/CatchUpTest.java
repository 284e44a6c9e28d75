package io.brickyard.eventsd;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.webhooks.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    private static Version version(long generation, String digest) {
        return new Version(generation, Instant.ofEpochSecond(generation), digest);
    }

    private static NodeRow brickyard(String id, Version version) {
        return new NodeRow(id, id, true, true, "UP", "", Optional.of(version));
    }

    private static NodeRow original(String id) {
        return new NodeRow(id, id, true, true, "DOWN", "", Optional.empty());
    }

    private static CatchUp.Decision decide(String self, NodeRow... rows) {
        return CatchUp.decide(self, List.of(rows), List.of());
    }

    @Test
    void nodesThatAreAlikeNeedNothing() {
        assertThat(decide("a", brickyard("a", version(3, "x")), brickyard("b", version(3, "x"))))
                .isEqualTo(new CatchUp.Decision.Nothing());
    }

    @Test
    void theLeastOfTheNewestGives() {
        NodeRow[] rows = {
            brickyard("a", version(2, "w")), brickyard("b", version(3, "x")), brickyard("c", version(3, "x"))
        };
        assertThat(decide("b", rows)).isEqualTo(new CatchUp.Decision.Give());
        assertThat(decide("c", rows)).isEqualTo(new CatchUp.Decision.Leave("b"));
        assertThat(decide("a", rows)).isEqualTo(new CatchUp.Decision.Leave("b"));
    }

    @Test
    void ofTwoChangesApartTheLaterOneHolds() {
        Version earlier = new Version(4, Instant.ofEpochSecond(10), "x");
        Version later = new Version(4, Instant.ofEpochSecond(20), "y");
        assertThat(decide("b", brickyard("a", earlier), brickyard("b", later))).isEqualTo(new CatchUp.Decision.Give());
    }

    @Test
    void aNodeThatIsDownIsWaitedFor() {
        assertThat(decide("a", brickyard("a", version(3, "x")), NodeRow.down("b", "b", "N/A")))
                .isEqualTo(new CatchUp.Decision.Nothing());
    }

    @Test
    void whileANodeIsSilentNobodyKnowsWhoIsBehind() {
        assertThat(decide(
                        "a",
                        brickyard("a", version(3, "x")),
                        NodeRow.notOk("b", "b", "not asked"),
                        NodeRow.down("c", "c", "silent")))
                .isEqualTo(new CatchUp.Decision.Wait());
    }

    @Test
    void aNodeWithTheOriginalToolsIsGivenTheFilesWhenItComesBack() {
        List<NodeRow> rows = List.of(brickyard("a", version(3, "x")), original("b"));

        assertThat(CatchUp.decide("a", rows, List.of("b"))).isEqualTo(new CatchUp.Decision.Give());
        assertThat(CatchUp.decide("a", rows, List.of())).isEqualTo(new CatchUp.Decision.Nothing());
    }

    @Test
    void anEmptyPoolIsLeftEmpty() {
        assertThat(CatchUp.decide("a", List.of(brickyard("a", Version.NONE), original("b")), List.of("b")))
                .isEqualTo(new CatchUp.Decision.Nothing());
    }

    /** Random changes at random nodes of which random ones are reachable; at the end all are, and catch up. */
    @Test
    void inTheEndAllNodesAreAlikeAndExactlyOneGave() {
        long seed = System.nanoTime();
        System.out.println("CatchUpTest seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 2000; run++) {
            List<Version> nodes = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                nodes.add(Version.NONE);
            }
            for (int step = 1; step <= 10; step++) {
                int at = random.nextInt(nodes.size());
                Version changed =
                        new Version(nodes.get(at).generation() + 1, Instant.ofEpochSecond(step), "run" + step);
                nodes.set(at, changed);
                for (int to = 0; to < nodes.size(); to++) {
                    if (random.nextBoolean()) {
                        nodes.set(to, changed);
                    }
                }
            }
            int givers = 0;
            List<NodeRow> rows = rows(nodes);
            for (int i = 0; i < nodes.size(); i++) {
                if (CatchUp.decide(Integer.toString(i), rows, List.of()) instanceof CatchUp.Decision.Give) {
                    givers++;
                    Version given = nodes.get(i);
                    nodes.replaceAll(_ -> given);
                }
            }
            assertThat(givers).as("seed " + seed + ", run " + run).isLessThanOrEqualTo(1);
            assertThat(nodes).as("seed " + seed + ", run " + run).containsOnly(nodes.getFirst());
        }
    }

    private static List<NodeRow> rows(List<Version> nodes) {
        List<NodeRow> rows = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            rows.add(brickyard(Integer.toString(i), nodes.get(i)));
        }
        return rows;
    }
}
