package io.brickyard.lab.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.agent.RunningAgent;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.lab.work.SpareDevice;
import io.brickyard.lab.work.Ways;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One apply that reaches each node by another way: this one by itself, one over ssh, one by its agent, one through glusterd. Each
 * test goes on where the one before it left the pool.
 */
@RealPool(nodes = 4, bricksPerNode = 1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WaysTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String TOKEN = "worker-0123456789";
    private static final String PLACE = "/bricks/spare";
    private static final int STOPPED = 1;

    private final Lab lab;
    private final LabNode first;
    private final LabNode bySsh;
    private final LabNode byAgent;
    private final List<SpareDevice> devices = new ArrayList<>();

    @TempDir
    static Path folder;

    WaysTest(Lab lab) {
        this.lab = lab;
        first = lab.node("1");
        bySsh = lab.node("2");
        byAgent = lab.node("3");
    }

    private Ways ways() {
        return new Ways(folder);
    }

    @BeforeAll
    void nodesAreBareAndHaveEmptyDevices() throws IOException {
        Assumptions.assumeTrue(Ways.sshdIsInstalled(), "openssh-server is not installed");
        Ways ways = ways();
        for (LabNode node : lab.nodes()) {
            ways.throughGlusterd(node);
            devices.add(SpareDevice.below(folder));
            if (!node.name().equals(first.name())) {
                Ways.must(first, "gluster", "--mode=script", "peer", "detach", node.name());
            }
        }
        ways.sshd(bySsh);
        ways.overSsh(first, bySsh);
        ways.agent(byAgent, TOKEN);
    }

    @AfterAll
    void devicesGo() {
        first.run(LIMIT, "gluster", "--mode=script", "volume", "stop", "data", "force");
        for (LabNode node : lab.nodes()) {
            lab.waitUntil(
                    "nothing uses " + PLACE + " of " + node,
                    LIMIT,
                    () -> node.run(LIMIT, "umount", PLACE).succeeded()
                            || !node.run(LIMIT, "mountpoint", "-q", PLACE).succeeded());
        }
        devices.forEach(SpareDevice::close);
    }

    private RunningAgent agent() {
        return RunningAgent.byTheOriginalsName(
                byAgent,
                "--pid-file",
                "/run/ours.pid",
                "--config",
                ways().configuration(byAgent).toString());
    }

    private Path document(String ssh) throws IOException {
        StringBuilder text = new StringBuilder("apiVersion: brickyard.io/v1\nkind: Pool\nname: storage\nnodes:\n");
        for (int i = 0; i < lab.nodes().size(); i++) {
            LabNode node = lab.nodes().get(i);
            text.append("  - name: ").append(node.name()).append('\n');
            text.append("    bricks: [{path: ").append(PLACE).append(", device: ");
            text.append(devices.get(i).name()).append("}]\n");
            if (node.name().equals(bySsh.name())) {
                text.append("    reach: ").append(ssh).append('\n');
            } else if (node.name().equals(byAgent.name())) {
                text.append("    reach: ")
                        .append(ways().byAgent(byAgent, TOKEN))
                        .append('\n');
            }
        }
        text.append("volumes:\n  - {name: data, type: disperse, disperse: 4, redundancy: 1, subvolumes: 1}\n");
        return Files.writeString(Files.createTempFile(folder, "pool", ".yaml"), text);
    }

    private Output brickyard(String verb, Path document) {
        return first.run(LIMIT, Brickyard.commandLine(verb, document.toString()));
    }

    private static void stopsAndSays(Output applied, String... words) {
        assertThat(applied.exit()).as(applied.toString()).isEqualTo(STOPPED);
        assertThat(applied.stderr()).contains(words).doesNotContain("Exception", "defect");
    }

    @Test
    @Order(1)
    void aKeyThatIsNotLetInStopsItWithWhatToDo() throws IOException {
        try (RunningAgent running = agent()) {
            running.awaitReady();
            stopsAndSays(
                    brickyard("apply", document(ways().bySshWithAnotherKey())),
                    bySsh.name() + " was not reached by ssh",
                    "Permission denied",
                    "ssh " + bySsh.name() + " true");
        }
    }

    @Test
    @Order(2)
    void anAgentThatIsAwayStopsItWithWhatToDo() throws IOException {
        stopsAndSays(
                brickyard("apply", document(ways().bySsh())), "the agent of " + byAgent.name(), "docs/node-work.md");
    }

    @Test
    @Order(3)
    void onceAllWaysAreOpenOneApplyDoesItAndNothingIsLeftToDo() throws IOException {
        try (RunningAgent running = agent()) {
            running.awaitReady();
            Path document = document(ways().bySsh());
            Output applied = brickyard("apply", document);
            assertThat(applied.exit()).as(applied.toString()).isZero();
            assertThat(first.run(LIMIT, "gluster", "volume", "info", "data").stdout())
                    .contains("Status: Started", "Number of Bricks: 1 x (3 + 1) = 4");
            Output again = brickyard("plan", document);
            assertThat(again.exit()).as(again.toString()).isZero();
            assertThat(again.stdout()).contains("Nothing to do");
            assertThat(running.said()).contains("event=node-work-ended task=PrepareDevice");
            for (LabNode node : lab.nodes()) {
                assertThat(node.run(LIMIT, "mountpoint", PLACE).succeeded())
                        .as(PLACE + " of " + node)
                        .isTrue();
                assertThat(node.run(LIMIT, "cat", "/etc/fstab").stdout()).contains(PLACE);
            }
        }
    }
}
