package io.brickyard.lab.harmless;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.lab.truth.Reported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A node's link is cut in silence, with glusterd as it is shipped: at once and later, from every node, {@code status} answers
 * soon, says what is so, and holds no lock; and glusterd notices the loss as if nobody had asked.
 *
 * <p>Whether a lock is held is read from glusterd's own state. {@code gluster volume set} itself hangs for two minutes and
 * leaves a lock while glusterd has not noticed the loss, so it is tried as soon as it has.
 */
@RealPool(nodes = 3, bricksPerNode = 12, shared = true)
class CutNodeTest {

    private static final int LIMIT_MILLISECONDS = 2500;
    /** Keepalive after 10 s, then every 2 s, nine times; and some more for a busy machine. */
    private static final Duration NOTICING = Duration.ofSeconds(60);

    private static final Duration COMMAND = Duration.ofSeconds(20);
    private static final List<Integer> MOMENTS = List.of(0, 1, 5, 20);
    private static final List<String> VOLUMES = List.of("cut-rep3", "cut-arb", "cut-dist");

    private final Lab lab;
    private final LabNode third;
    private final List<LabNode> remaining;

    CutNodeTest(Lab lab) {
        this.lab = lab;
        third = lab.nodes().get(2);
        remaining = lab.nodes().subList(0, 2);
    }

    @BeforeEach
    void createVolumes() {
        lab.createVolume(VolumeSpec.replicate("cut-rep3", 1, 3));
        lab.createVolume(VolumeSpec.arbiter("cut-arb", 1));
        lab.createVolume(VolumeSpec.distribute("cut-dist", 3));
    }

    @AfterEach
    void mend() {
        lab.mend();
        VOLUMES.forEach(lab::deleteVolume);
    }

    @Test
    void statusAnswersFromEveryNodeAtAnyMomentAndLeavesNoLock() throws Exception {
        // The ports of the bricks are remembered from here on, as on any pool that is looked at now and then.
        lab.nodes().forEach(Reported::by);
        SoftAssertions all = new SoftAssertions();
        third.cut();
        long cutAt = System.nanoTime();
        System.out.println("\nafter the cut  node          took     overall   first finding");
        for (int moment : MOMENTS) {
            lab.waitUntil(moment + " s after the cut", NOTICING, () -> since(cutAt) >= moment);
            List<Reported> reports = asked();
            for (int i = 0; i < reports.size(); i++) {
                judge(moment, lab.nodes().get(i), reports.get(i), all);
            }
            for (LabNode node : lab.nodes()) {
                all.assertThat(new HeldLocks(lab, node).now())
                        .as("locks on %s after %s s", node, moment)
                        .isEmpty();
            }
        }
        all.assertAll();
        remaining.forEach(this::awaitDisconnected);
        System.out.println("glusterd on both remaining nodes noticed the loss within " + since(cutAt) + " s");
        everyVolumeCanBeSet("while the node is cut off");
        lab.mend();
        everyVolumeCanBeSet("when the node is back");
    }

    private static long since(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000_000;
    }

    /** From all nodes at the same time. */
    private List<Reported> asked() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reported>> asked = new ArrayList<>();
            for (LabNode node : lab.nodes()) {
                asked.add(threads.submit(() -> Reported.firstOfAll(node)));
            }
            List<Reported> reports = new ArrayList<>();
            for (Future<Reported> one : asked) {
                reports.add(one.get());
            }
            return reports;
        }
    }

    private void judge(int moment, LabNode node, Reported report, SoftAssertions all) {
        String first = report.findings().iterator().next();
        System.out.printf(
                "%10d s   %-12s %5d ms   %-9s %s%n", moment, node, report.tookMilliseconds(), report.overall(), first);
        String where = node + " after " + moment + " s";
        all.assertThat(report.tookMilliseconds()).as(where).isLessThanOrEqualTo(LIMIT_MILLISECONDS);
        if (node == third) {
            all.assertThat(first).as(where).startsWith("NODE_ISOLATED ");
            all.assertThat(report.states().values()).as(where).containsOnly("UNKNOWN");
        } else {
            all.assertThat(report.findings())
                    .as(where)
                    .containsAnyOf("PEER_SILENT node/" + third, "PEER_DISCONNECTED node/" + third);
            all.assertThat(report.states())
                    .as(where)
                    .containsEntry("cut-rep3", "ONLINE_DEGRADED")
                    .containsEntry("cut-arb", "ONLINE_DEGRADED")
                    .containsEntry("cut-dist", "ONLINE_PARTIAL");
        }
    }

    private void awaitDisconnected(LabNode node) {
        lab.waitUntil(
                "glusterd of " + node + " notices the loss",
                NOTICING,
                () -> node.run(COMMAND, "gluster", "peer", "status").stdout().contains("(Disconnected)"));
    }

    private void everyVolumeCanBeSet(String when) {
        for (LabNode node : remaining) {
            for (String volume : VOLUMES) {
                Output set = node.run(
                        COMMAND, "gluster", "--mode=script", "volume", "set", volume, "user.brickyard", node.name());
                assertThat(set).as("volume set " + when).matches(Output::succeeded);
            }
        }
    }
}
