package io.brickyard.lab.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.Output;
import io.brickyard.lab.junit.RealPool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes with the original's tools, the third with ours; on all three the original's daemon. */
@RealPool(nodes = 3, bricksPerNode = 2)
class MixedPoolTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Lab lab;
    private final List<Eventsapi> nodes;
    private final Eventsapi original;
    private final Eventsapi ours;

    MixedPoolTest(Lab lab) {
        this.lab = lab;
        nodes = lab.nodes().stream().map(Eventsapi::new).toList();
        original = nodes.getFirst();
        ours = nodes.getLast();
    }

    @BeforeEach
    void mixThePool() {
        Assumptions.assumeTrue(Eventsapi.originalIsInstalled(), "the original is not installed");
        nodes.forEach(node -> node.must("mkdir", "-p", Eventsapi.FOLDER.toString()));
        lab.nodes().forEach(node -> new Eventsapi(node).startOriginalDaemon(node));
        ours.takeOver();
    }

    @AfterEach
    void unmixThePool() {
        ours.giveBack();
    }

    @Test
    void aWebhookAddedOnEitherSideReachesAllNodesAndIsHeardByDaemonsThatCanBeTold() {
        try (Receiver receiver = new Receiver(lab)) {
            Output theirs = original.original("webhook-add", receiver.url("/theirs"), "-t", "tok");
            assertThat(theirs.exit()).as(theirs.toString()).isZero();
            assertThat(theirs.stdout()).containsPattern("localhost +\\| +UP \\| +OK \\|");
            Output mine = ours.ours("webhook-add", receiver.url("/ours"));
            assertThat(mine.exit()).as(mine.toString()).isZero();
            assertThat(mine.stdout().lines().filter(row -> row.endsWith("|          UP |          OK |")))
                    .hasSize(3);

            String both = "{\"" + receiver.url("/theirs") + "\": {\"token\": \"tok\", \"secret\": \"\"}, \""
                    + receiver.url("/ours") + "\": {\"token\": \"\", \"secret\": \"\"}}";
            nodes.forEach(node -> assertThat(node.file("webhooks.json")).isEqualTo(both));

            // The daemon of our node was told to reload; the originals' tools take theirs for dead and tell nobody.
            lab.nodes()
                    .getLast()
                    .run(LIMIT, "gluster", "--mode=script", "volume", "set", "all", "cluster.brick-multiplex", "off");
            lab.nodes()
                    .getLast()
                    .run(
                            LIMIT,
                            "gluster",
                            "peer",
                            "probe",
                            lab.nodes().getFirst().name());
            lab.waitUntil(
                    "an event of our node at both webhooks",
                    LIMIT,
                    () -> !receiver.calls("/ours").isEmpty()
                            && !receiver.calls("/theirs").isEmpty());
            assertThat(receiver.calls("/theirs").getFirst().authorization()).isEqualTo("Bearer tok");
        }
    }

    @Test
    void bothSidesTakeBackWhatTheOtherAdded() {
        assertThat(original.original("webhook-add", "http://127.0.0.1:9/a").exit())
                .isZero();
        assertThat(ours.ours("webhook-add", "http://127.0.0.1:9/b").exit()).isZero();
        assertThat(ours.ours("webhook-del", "http://127.0.0.1:9/a").exit()).isZero();
        assertThat(original.original("webhook-del", "http://127.0.0.1:9/b").exit())
                .isZero();

        nodes.forEach(node -> assertThat(node.file("webhooks.json")).doesNotContain("127.0.0.1:9"));
    }

    @Test
    void statusOnOurNodeSaysOfWhomNobodyCanTell() {
        Output status = ours.ours("status");

        assertThat(status.exit()).as(status.toString()).isZero();
        assertThat(status.stdout().lines().filter(row -> row.endsWith("|          UP |                    OK |")))
                .hasSize(3);
        assertThat(status.stderr().lines()).hasSize(2).allMatch(line -> line.contains("has the original tools"));
    }
}
