package io.brickyard.lab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent begins on a disk without room: what GlusterFS says until somebody makes room is not lost. */
@RealPool(nodes = 1, bricksPerNode = 1)
class FullDiskTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String FOLDER = "/var/lib/brickyard";

    private final Lab lab;
    private final LabNode node;

    FullDiskTest(Lab lab) {
        this.lab = lab;
        node = lab.nodes().getFirst();
    }

    @BeforeEach
    void fillTheDisk() {
        shell("mount -t tmpfs -o size=8m tmpfs " + FOLDER + "; dd if=/dev/zero of=" + FOLDER + "/fill bs=1k; true");
    }

    @AfterEach
    void takeItAway() {
        shell("umount -l " + FOLDER);
    }

    @Test
    void whatComesMeanwhileIsKept() {
        try (RunningAgent agent = RunningAgent.on(node)) {
            lab.waitUntil("it says that it waits for room", LIMIT, () -> agent.said()
                    .contains("events are kept in memory until there is room"));
            gluster("volume", "create", "full", node.name() + ":/bricks/b1/data");
            assertThat(agent.said()).doesNotContain("ready as node");

            shell("rm " + FOLDER + "/fill");

            agent.awaitReady();
            Brickyard brickyard = new Brickyard(node);
            lab.waitUntil("the event", LIMIT, () -> brickyard
                    .run("events", "list", "--type", "VOLUME_CREATE")
                    .stdout()
                    .contains(" full "));
            assertThat(brickyard.run("events", "status").exit()).isZero();
        } finally {
            gluster("volume", "delete", "full");
        }
    }

    private void gluster(String... words) {
        List<String> command = new ArrayList<>(List.of("gluster", "--mode=script"));
        command.addAll(List.of(words));
        Output output = node.run(LIMIT, command);
        assertThat(output.exit()).as(output.toString()).isZero();
    }

    private void shell(String text) {
        Output output = node.run(LIMIT, "sh", "-c", text);
        assertThat(output.exit()).as(output.toString()).isZero();
    }
}
