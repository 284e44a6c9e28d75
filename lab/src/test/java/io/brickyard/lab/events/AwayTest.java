package io.brickyard.lab.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node misses a change, and has it when it is back: {@code catch-up} stands for what its agents do by themselves. */
@RealPool(nodes = 3, bricksPerNode = 2)
class AwayTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Lab lab;
    private final List<Eventsapi> nodes;
    private final LabNode third;

    AwayTest(Lab lab) {
        this.lab = lab;
        nodes = lab.nodes().stream().map(Eventsapi::new).toList();
        third = lab.nodes().getLast();
    }

    @Test
    void aNodeThatWasAwayIsNamedAndCaughtUpByOneOfTheOthers() {
        nodes.forEach(Eventsapi::takeOver);
        assertThat(nodes.getFirst()
                        .ours("webhook-add", "http://127.0.0.1:9/before")
                        .exit())
                .isZero();

        third.stopGlusterd();
        lab.waitUntil("the others see that it is away", LIMIT, () -> {
            Output status = nodes.getFirst().ours("status");
            return status.stdout().contains("DOWN |           NOT OK: N/A |");
        });
        Output added = nodes.getFirst().ours("webhook-add", "http://127.0.0.1:9/stopped");
        assertThat(added.exit()).as(added.toString()).isEqualTo(4);
        assertThat(added.stdout()).containsPattern(third.name() + " +\\| +DOWN \\| NOT OK: N/A \\|");

        third.startGlusterd();
        caughtUp("http://127.0.0.1:9/stopped");

        // Silent: glusterd still calls it connected, and a transaction would hang for minutes.
        third.powerOff();
        long before = System.nanoTime();
        added = nodes.getFirst().ours("webhook-add", "http://127.0.0.1:9/silent");
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertThat(added.exit()).as(added.toString()).isEqualTo(4);
        assertThat(added.stdout()).contains(third.name() + " |        DOWN |");
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        System.out.println("webhook-add beside a silent node took " + took.toMillis() + " ms");

        third.powerOn();
        lab.awaitPool();
        nodes.getLast().takeOver();
        caughtUp("http://127.0.0.1:9/silent");
        nodes.forEach(Eventsapi::giveBack);
    }

    private void caughtUp(String url) {
        assertThat(nodes.getLast().file("webhooks.json")).doesNotContain(url);
        lab.waitUntil("all nodes have " + url, LIMIT, () -> {
            lab.nodes().forEach(node -> new Brickyard(node).run("webhook", "catch-up"));
            return nodes.stream().allMatch(node -> node.file("webhooks.json").contains(url));
        });
        String alike = nodes.getFirst().file("brickyard-webhooks.json");
        nodes.forEach(node -> assertThat(node.file("brickyard-webhooks.json")).isEqualTo(alike));
        assertThat(new Brickyard(lab.nodes().get(1)).run("webhook", "catch-up").stdout())
                .contains("all nodes that can tell have the same files");
    }
}
