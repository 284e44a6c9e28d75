package io.brickyard.lab.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.lab.load.BusyClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Every node of a pool is shut down and started again, one after the other, each when {@code brickyard ok-to-stop} allows it,
 * while clients write and read on volumes of each redundant kind: none of them sees an error. And while a node is off, no
 * other is allowed to go.
 */
@RealPool(nodes = 3, bricksPerNode = 4)
class RollingRestartTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> VOLUMES = List.of("roll-rep", "roll-arb", "roll-disp");
    private static final long SEED = 20_260_115;

    @Test
    void noClientSeesAnErrorWhileEveryNodeIsRestartedInTurn(Lab lab) throws Exception {
        lab.createVolume(VolumeSpec.replicate("roll-rep", 1, 3));
        lab.createVolume(VolumeSpec.arbiter("roll-arb", 1));
        lab.createVolume(VolumeSpec.disperse("roll-disp", 1, 3, 1));
        List<BusyClient> clients = new ArrayList<>();
        try {
            for (String volume : VOLUMES) {
                clients.add(
                        new BusyClient(volume, lab.mount(volume, lab.client()).onHost(), SEED));
            }
            lab.waitUntil("all clients work", LIMIT, () -> clients.stream().allMatch(client -> client.rounds() > 5));
            SoftAssertions all = new SoftAssertions();
            for (LabNode node : lab.nodes()) {
                restart(lab, node, clients, all);
            }
            Output after = wait(lab.nodes().getFirst(), "localhost");
            all.assertThat(after.exit()).as("after the last: %s", after).isZero();
            for (BusyClient client : clients) {
                client.finish();
                all.assertThat(client.errors()).as("errors of clients").isEmpty();
            }
            all.assertAll();
        } finally {
            clients.forEach(BusyClient::close);
        }
    }

    private static void restart(Lab lab, LabNode node, List<BusyClient> clients, SoftAssertions all) {
        long began = System.nanoTime();
        Output allowed = wait(node, "localhost");
        System.out.printf(
                "%n%s: allowed after %.1f s%n%s%s", node.name(), since(began), allowed.stderr(), allowed.stdout());
        all.assertThat(allowed.exit()).as("%s: %s", node.name(), allowed).isZero();
        if (!allowed.succeeded()) {
            return;
        }
        shutDown(lab, node);
        for (LabNode other : lab.nodes()) {
            if (!other.equals(node)) {
                Output refused = new Brickyard(other).run("ok-to-stop", other.name(), "--timeout", "10s");
                all.assertThat(refused.exit())
                        .as("%s while %s is off: %s", other.name(), node.name(), refused)
                        .isEqualTo(1);
                System.out.print(refused.stdout());
                Output itself = new Brickyard(other).run("ok-to-stop", node.name(), "--timeout", "10s");
                all.assertThat(itself.exit())
                        .as("%s, which is off: %s", node.name(), itself)
                        .isZero();
            }
        }
        long before = clients.stream().mapToLong(BusyClient::rounds).sum();
        lab.waitUntil(
                "clients work on",
                LIMIT,
                () -> clients.stream().mapToLong(BusyClient::rounds).sum() > before + 30);
        node.powerOn();
        for (BusyClient client : clients) {
            all.assertThat(client.errors())
                    .as("errors of clients, with %s restarted", node.name())
                    .isEmpty();
        }
        System.out.printf("%s: restarted after %.1f s; ", node.name(), since(began));
        clients.forEach(
                client -> System.out.printf("%d rounds, worst write %d ms; ", client.rounds(), client.worstMillis()));
        System.out.println();
    }

    private static Output wait(LabNode node, String which) {
        return node.run(PATIENCE, Brickyard.commandLine("ok-to-stop", which, "--wait", "3m"));
    }

    /** As a reboot does it: every process of GlusterFS is asked to end, and closes its connections; then the power goes. */
    private static void shutDown(Lab lab, LabNode node) {
        List<ProcessHandle> processes = node.processes().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(process -> process.info().command().orElse("").contains("/gluster"))
                .toList();
        assertThat(processes).as("processes of GlusterFS on %s", node.name()).hasSizeGreaterThan(VOLUMES.size());
        processes.forEach(ProcessHandle::destroy);
        lab.waitUntil("GlusterFS ends on " + node.name(), LIMIT, () -> processes.stream()
                .noneMatch(ProcessHandle::isAlive));
        node.powerOff();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
