package io.brickyard.lab.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.TaskProgress;
import io.brickyard.glusterd.rpc.GlusterdClient;
import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Mount;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What glusterd's RPC says equals what {@code gluster} prints, field by field: peers, volumes of all types, ports of bricks;
 * on every node that can be asked, over TCP and over the node's own socket, in each fault of the lab.
 *
 * <p>{@code volume status} is asked only where no peer is silent: there it would hang, which is why the RPC is asked at all.
 */
@RealPool(nodes = 3, bricksPerNode = 12, shared = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RpcAgreesWithTheCommandTest {

    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final Duration NOTICING = Duration.ofSeconds(30);
    private static final int NOT_STARTED = 0;
    private static final int IN_PROGRESS = 1;
    private static final List<String> VOLUMES =
            List.of("dist", "rep2", "rep3", "arb", "disp", "drep", "darb", "ddisp", "thin");

    private final List<Comparison> comparisons = new ArrayList<>();

    @BeforeAll
    void createVolumesOfAllTypes(Lab lab) {
        lab.createVolume(VolumeSpec.distribute("dist", 3));
        lab.createVolume(VolumeSpec.replicate("rep2", 1, 2));
        lab.createVolume(VolumeSpec.replicate("rep3", 1, 3));
        lab.createVolume(VolumeSpec.arbiter("arb", 1));
        lab.createVolume(VolumeSpec.disperse("disp", 1, 3, 1));
        lab.createVolume(VolumeSpec.replicate("drep", 2, 3));
        lab.createVolume(VolumeSpec.arbiter("darb", 2));
        lab.createVolume(VolumeSpec.disperse("ddisp", 2, 3, 1));
        lab.createThinArbiterVolume("thin");
        String first = lab.nodes().getFirst().name();
        gluster(lab, "volume", "create", "never-started", first + ":/bricks/b1/never-started", "force");
        gluster(lab, "volume", "set", "rep3", "user.note", "less < & > \"more\" 'quoted' \u00e4\u4e2d");
        gluster(lab, "volume", "set", "rep3", "auth.allow", "10.*,127.0.0.1");
        gluster(lab, "volume", "set", "drep", "cluster.quorum-type", "fixed");
        gluster(lab, "volume", "set", "drep", "cluster.quorum-count", "2");
    }

    @AfterEach
    void mend(Lab lab) {
        lab.mend();
    }

    @AfterAll
    void deleteVolumes(Lab lab) {
        System.out.println("\nRPC beside the gluster command, field by field");
        comparisons.forEach(System.out::println);
        System.out.println(comparisons.stream().mapToInt(Comparison::fields).sum() + " fields in all");
        VOLUMES.forEach(lab::deleteVolume);
        gluster(lab, "volume", "delete", "never-started");
        lab.nodes().getFirst().run(COMMAND, "rm", "-r", "/bricks/b1/never-started");
    }

    @Test
    void whenAllIsWell(Lab lab) {
        compare("all is well", lab.nodes(), lab.nodes());
    }

    @Test
    void whenBricksWereKilled(Lab lab) {
        BothWays first = new BothWays(lab.nodes().getFirst());
        for (String volume : VOLUMES) {
            lab.killBrick(volume, "2");
        }
        lab.waitUntil("all of them are noticed", NOTICING, () -> first.bricksDown() == VOLUMES.size());
        compare("bricks killed", lab.nodes(), lab.nodes());
        for (String volume : VOLUMES) {
            gluster(lab, "volume", "start", volume, "force");
        }
        lab.waitUntil("all bricks run again", NOTICING, () -> first.bricksDown() == 0);
        compare("bricks started again", lab.nodes(), lab.nodes());
    }

    @Test
    void whenGlusterdOfAPeerWasStopped(Lab lab) {
        LabNode third = lab.nodes().get(2);
        third.stopGlusterd();
        assertThatThrownBy(() -> programs(BothWays.overTcp(third))).isInstanceOf(GlusterdFailure.NotListening.class);
        awaitDisconnected(lab, third);
        compare("glusterd stopped", others(lab), others(lab));
    }

    @Test
    void whenANodeIsPoweredOff(Lab lab) {
        LabNode third = lab.nodes().get(2);
        third.powerOff();
        assertThatThrownBy(() -> programs(BothWays.overTcp(third))).isInstanceOf(GlusterdFailure.HostSilent.class);
        compare("node powered off", others(lab), List.of());
    }

    @Test
    void whenALinkIsCut(Lab lab) {
        LabNode third = lab.nodes().get(2);
        third.cut();
        assertThatThrownBy(() -> programs(BothWays.overTcp(third))).isInstanceOf(GlusterdFailure.HostSilent.class);
        Comparison comparison = compare("link cut", others(lab), List.of());
        new BothWays(third).compareLocal(BothWays.overUnixSocket(third), comparison);
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void whenGlusterdOfAPeerIsFrozen(Lab lab) {
        LabNode third = lab.nodes().get(2);
        third.freeze();
        assertThatThrownBy(() -> programs(BothWays.overTcp(third))).isInstanceOf(GlusterdFailure.AnswerLate.class);
        assertThatThrownBy(() -> programs(BothWays.overUnixSocket(third)))
                .isInstanceOf(GlusterdFailure.AnswerLate.class);
        compare("glusterd frozen", others(lab), List.of());
    }

    @Test
    void whenVolumesAreStopped(Lab lab) {
        for (String volume : List.of("rep3", "ddisp", "thin")) {
            gluster(lab, "volume", "stop", volume);
        }
        compare("volumes stopped", lab.nodes(), lab.nodes());
        for (String volume : List.of("rep3", "ddisp", "thin")) {
            gluster(lab, "volume", "start", volume);
        }
    }

    @Test
    void duringARebalance(Lab lab) {
        LabNode first = lab.nodes().getFirst();
        BothWays asked = new BothWays(first);
        try (Mount mount = lab.mount("dist", lab.client())) {
            String make = "cd " + mount.path()
                    + " && for d in $(seq 20); do mkdir d$d && (cd d$d && seq 20 | xargs touch) || exit 1; done";
            assertThat(lab.client().run(COMMAND, "sh", "-c", make)).matches(Output::succeeded);
        }
        gluster(lab, "volume", "add-brick", "dist", first.name() + ":/bricks/b1/more", "force");
        gluster(lab, "volume", "set", "dist", "cluster.rebal-throttle", "lazy");
        gluster(lab, "volume", "rebalance", "dist", "start");
        compare("during a rebalance", lab.nodes(), lab.nodes());
        assertThat(rebalance(asked)).as("status after the comparison").isEqualTo(IN_PROGRESS);
        gluster(lab, "volume", "rebalance", "dist", "stop");
        lab.waitUntil("the rebalance ends", COMMAND, () -> rebalance(asked) != IN_PROGRESS);
        compare("after the rebalance", lab.nodes(), lab.nodes());
    }

    /** glusterd's number of how far it is; of one that was stopped it may tell nothing any more. */
    private static int rebalance(BothWays asked) {
        return asked.gluster()
                .rebalance(new VolumeName("dist"), Deadline.in(COMMAND))
                .flatMap(TaskProgress::total)
                .map(TaskProgress.Part::status)
                .orElse(NOT_STARTED);
    }

    /**
     * Compares everything, and demands that nothing differs.
     *
     * @param asked which nodes are asked for what they know by themselves
     * @param forPorts which nodes answer for the ports of their bricks; none where the others do not know that one is silent
     */
    private Comparison compare(String situation, List<LabNode> asked, List<LabNode> forPorts) {
        Comparison comparison = new Comparison(situation);
        comparisons.add(comparison);
        for (LabNode node : asked) {
            new BothWays(node).compareLocal(BothWays.overTcp(node), comparison);
            new BothWays(node).compareLocal(BothWays.overUnixSocket(node), comparison);
        }
        if (!forPorts.isEmpty()) {
            new BothWays(forPorts.getFirst()).comparePorts(forPorts, comparison);
        }
        assertThat(comparison.differences()).isEmpty();
        return comparison;
    }

    private static void programs(Endpoint endpoint) {
        try (GlusterdClient client = GlusterdClient.connect(endpoint, Deadline.in(Duration.ofSeconds(1)))) {
            client.programs();
        }
    }

    private static List<LabNode> others(Lab lab) {
        return lab.nodes().subList(0, 2);
    }

    private static void awaitDisconnected(Lab lab, LabNode gone) {
        for (LabNode node : lab.nodes()) {
            if (node != gone) {
                lab.waitUntil(
                        node + " sees it disconnected", NOTICING, () -> node.run(COMMAND, "gluster", "peer", "status")
                                .stdout()
                                .contains("(Disconnected)"));
            }
        }
    }

    /** Once more while somebody else, as the self-heal daemons' own start, holds a lock. */
    private static void gluster(Lab lab, String... words) {
        List<String> command = new ArrayList<>(List.of("gluster", "--mode=script"));
        command.addAll(List.of(words));
        lab.waitUntil(
                String.join(" ", command) + " succeeds",
                COMMAND,
                () -> lab.nodes().getFirst().run(COMMAND, command).succeeded());
    }
}
