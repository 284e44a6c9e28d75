package io.brickyard.lab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Mount;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent on each node, one webhook: what happens to the pool is told, soon and once. */
@RealPool(nodes = 3)
class AgentsTellTest {

    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(180);
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);

    private final Lab lab;
    private final LabNode third;
    private final List<RunningAgent> agents = new ArrayList<>();
    private final Receiver receiver;

    AgentsTellTest(Lab lab) throws IOException {
        this.lab = lab;
        third = lab.nodes().get(2);
        receiver = new Receiver(lab);
    }

    @BeforeEach
    void startAgents() {
        lab.createVolume(VolumeSpec.replicate("told", 1, 3));
        lab.nodes().forEach(node -> agents.add(RunningAgent.on(node)));
        agents.forEach(RunningAgent::awaitReady);
        Output added = eventsapi(lab.nodes().getFirst(), "webhook-add", receiver.url());
        assertThat(added.exit()).as(added.stdout() + added.stderr()).isZero();
    }

    @AfterEach
    void stopAgents() {
        agents.forEach(RunningAgent::close);
        receiver.close();
    }

    private static Output eventsapi(LabNode node, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(Brickyard.commandLine().getFirst())
                .resolveSibling("gluster-eventsapi")
                .toString());
        command.addAll(List.of(words));
        return node.run(COMMAND, command);
    }

    private void await(String what, String event, String about) {
        lab.waitUntil(what, SOON, () -> !receiver.named(event, about).isEmpty());
    }

    @Test
    void powerLossIsToldWithinTenSecondsAndItsEndWithTheHeal() throws IOException {
        try (Mount mount = lab.mount("told", lab.client())) {
            lab.nodes().getFirst().run(COMMAND, "gluster", "--mode=script", "volume", "set", "told", "user.note", "x");
            lab.waitUntil("GlusterFS's own event", SOON, () -> receiver.received().stream()
                    .anyMatch(one -> one.event().equals("VOLUME_SET")));

            third.powerOff();
            long off = System.nanoTime();
            await("the loss of redundancy", "VOLUME_DEGRADED", "told");
            await("the silence of the node", "NODE_SILENT", third.name());
            Duration took = Duration.ofNanos(
                    receiver.named("VOLUME_DEGRADED", "told").getFirst().nanos() - off);
            System.out.println("VOLUME_DEGRADED at the webhook " + took.toMillis() + " ms after power-off");
            assertThat(took).isLessThan(TOLD_WITHIN);

            for (int file = 0; file < 20; file++) {
                java.nio.file.Files.writeString(mount.onHost().resolve("file" + file), "written meanwhile");
            }
            third.powerOn();
            agents.add(RunningAgent.on(third).awaitReady());
            await("the node's return", "NODE_BACK", third.name());
            await("full redundancy", "VOLUME_ONLINE", "told");
            await("the end of the heal", "HEAL_FINISHED", "told");

            assertThat(receiver.named("VOLUME_DEGRADED", "told")).hasSize(1);
            assertThat(receiver.named("NODE_SILENT", third.name())).hasSize(1);
        }
    }
}
