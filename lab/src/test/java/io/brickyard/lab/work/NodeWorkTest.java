package io.brickyard.lab.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.agent.RunningAgent;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.plan.Leftover;
import io.brickyard.plan.NodeFacts;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.work.DevicePath;
import io.brickyard.work.LockHolder;
import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeTask;
import io.brickyard.work.Recipient;
import io.brickyard.work.ThroughGlusterd;
import io.brickyard.work.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work brought to nodes of a real pool, and to one that is not yet a member. */
@RealPool(nodes = 3, bricksPerNode = 2)
class NodeWorkTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final BrickPath PLACE = new BrickPath("/bricks/spare");

    private final Lab lab;
    private final LabNode first;
    private final LabNode second;
    private final LabNode third;
    private final List<SpareDevice> devices = new ArrayList<>();

    @TempDir
    private Path folder;

    private Ways ways;

    NodeWorkTest(Lab lab) {
        this.lab = lab;
        first = lab.node("1");
        second = lab.node("2");
        third = lab.node("3");
    }

    @BeforeEach
    void allNodesAreThere() {
        lab.mend();
        ways = new Ways(folder);
    }

    @AfterEach
    void devicesGo() {
        for (LabNode node : lab.nodes()) {
            node.run(LIMIT, "umount", PLACE.value());
        }
        devices.forEach(SpareDevice::close);
    }

    private static Deadline soon() {
        return Deadline.in(LIMIT);
    }

    private static NodeId id(LabNode node) {
        return new GlusterdFolder(node.onHost("/var/lib/glusterd")).self().orElseThrow();
    }

    private static Recipient member(LabNode node) {
        return Recipient.member(new HostName(node.name()), id(node));
    }

    private static Recipient stranger(LabNode node) {
        return Recipient.outsider(new HostName(node.address()));
    }

    private static NodeFacts facts(NodeResult result) {
        assertThat(result).isInstanceOf(NodeResult.Told.class);
        return ((NodeResult.Told) result).facts();
    }

    private static void done(NodeResult result) {
        assertThat(result).isInstanceOf(NodeResult.Done.class);
    }

    /** What every way can do: look, make a folder, make a place of an empty device, and refuse one that is not. */
    private void worksOn(Transport way, Recipient recipient, LabNode node) throws IOException {
        SpareDevice device = SpareDevice.below(folder);
        devices.add(device);
        DevicePath name = new DevicePath(device.name());
        NodeTask look = new NodeTask.Facts(List.of(
                new NodeTask.Place(PLACE, Optional.of(name)),
                new NodeTask.Place(new BrickPath("/bricks/b1"), Optional.empty())));
        NodeFacts before = facts(way.perform(recipient, look, soon()));
        assertThat(before.id()).contains(id(node));
        assertThat(before.running()).isTrue();
        assertThat(before.glusterd()).containsEntry("working-directory", "/var/lib/glusterd");
        assertThat(before.places().get(1).mounted()).isTrue();
        assertThat(before.places().get(0).device().orElseThrow().content()).isEmpty();

        done(way.perform(recipient, new NodeTask.PrepareDevice(name, PLACE), soon()));
        done(way.perform(recipient, new NodeTask.PrepareDevice(name, PLACE), soon()));
        BrickPath deep = new BrickPath(PLACE + "/deep/er");
        done(way.perform(recipient, new NodeTask.MakeFolder(deep, false), soon()));
        assertThat(way.perform(recipient, new NodeTask.MakeFolder(new BrickPath("/not-there/x"), false), soon()))
                .isInstanceOf(NodeResult.Failed.class);

        NodeFacts after = facts(way.perform(recipient, look, soon()));
        assertThat(after.place(PLACE).orElseThrow().mounted()).isTrue();
        assertThat(Files.isDirectory(node.onHost(deep.value()))).isTrue();
        assertThat(node.run(LIMIT, "cat", "/etc/fstab").stdout()).contains(PLACE.value());
        Ways.must(node, "umount", PLACE.value());
        Ways.must(node, "mount", PLACE.value());
        Ways.must(node, "umount", PLACE.value());
        assertThat(way.perform(recipient, new NodeTask.PrepareDevice(name, new BrickPath("/bricks/another")), soon()))
                .isInstanceOf(NodeResult.Failed.class);
        Ways.must(node, "sh", "-c", ": >/etc/fstab");
    }

    @Test
    void glusterdBringsWorkToAMember() throws IOException {
        lab.nodes().forEach(ways::throughGlusterd);
        ThroughGlusterd glusterd = Ways.glusterdOf(first);
        worksOn(glusterd, member(second), second);

        Map<Recipient, NodeResult> all = glusterd.perform(
                List.of(member(first), member(second), member(third)), new NodeTask.Facts(List.of()), soon());
        assertThat(all)
                .hasSize(3)
                .allSatisfy((node, result) -> assertThat(facts(result).id()).isEqualTo(node.member()));

        List<NodeTask.Place> places = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            places.add(new NodeTask.Place(new BrickPath("/bricks/none" + i), Optional.empty()));
        }
        List<NodeTask.Place> many = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            many.add(new NodeTask.Place(new BrickPath("/bricks/" + "none".repeat(40) + i), Optional.empty()));
        }
        assertThat(facts(glusterd.perform(member(second), new NodeTask.Facts(many), soon()))
                        .places())
                .extracting(NodeFacts.PlaceFacts::path)
                .isEqualTo(many.stream().map(NodeTask.Place::path).toList());
        long began = System.nanoTime();
        assertThat(facts(glusterd.perform(member(third), new NodeTask.Facts(places), soon()))
                        .places())
                .hasSize(40);
        System.out.println("node-work: facts of 40 places through glusterd in "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");

        third.stopGlusterd();
        lab.waitUntil("glusterd knows", LIMIT, () -> first.run(LIMIT, "gluster", "pool", "list")
                .stdout()
                .contains("Disconnected"));
        assertThat(glusterd.perform(member(third), new NodeTask.Facts(List.of()), soon()))
                .isInstanceOf(NodeResult.Failed.class);
        assertThat(glusterd.perform(member(second), new NodeTask.Facts(List.of()), soon()))
                .isInstanceOf(NodeResult.Told.class);
    }

    @Test
    void whatDisturbsGlusterdIsDoneAfterItsTransaction() throws IOException {
        lab.nodes().forEach(ways::throughGlusterd);
        ThroughGlusterd glusterd = Ways.glusterdOf(first);
        lab.createVolume(VolumeSpec.replicate("rep", 1, 3));
        List<Long> bricks = second.processes().stream()
                .filter(process -> ProcessHandle.of(process)
                        .flatMap(one -> one.info().arguments())
                        .filter(words -> List.of(words).contains("--brick-name"))
                        .isPresent())
                .toList();
        NodeTask configure = new NodeTask.ConfigureGlusterd(Map.of("ping-timeout", "12"));
        done(glusterd.perform(member(second), configure, soon()));
        lab.waitUntil("glusterd of the second node has read its options", LIMIT, () -> hasRead(glusterd));
        lab.awaitPool();
        assertThat(bricks).hasSize(1);
        assertThat(second.processes()).containsAll(bricks);
        assertThat(Files.readString(second.onHost("/etc/glusterfs/glusterd.vol")))
                .contains("option ping-timeout 12")
                .contains("#   option lock-timer 180");

        lab.waitUntil("all bricks serve", LIMIT, () -> online("rep") == 3);
        UUID volume = UUID.fromString(first.run(LIMIT, "gluster", "volume", "info", "rep")
                .stdout()
                .lines()
                .filter(line -> line.startsWith("Volume ID: "))
                .findFirst()
                .orElseThrow()
                .substring("Volume ID: ".length())
                .strip());
        String brick = lab.bricks("rep").get(1);
        BrickPath path = new BrickPath(brick.substring(brick.indexOf(':') + 1));
        BrickPath place = new BrickPath(path.value().substring(0, path.value().lastIndexOf('/')));
        Ways.must(first, "gluster", "--mode=script", "volume", "stop", "rep");
        Ways.must(first, "gluster", "--mode=script", "volume", "delete", "rep");
        assertThat(Files.isDirectory(second.onHost(path.value()))).isTrue();
        done(glusterd.perform(member(second), new NodeTask.Clean(place, path, volume, Leftover.FILES), soon()));
        assertThat(Files.exists(second.onHost(path.value()))).isFalse();
        lab.waitUntil("nothing of the brick is left", LIMIT, () -> isEmpty(second.onHost(place.value())));
    }

    private boolean hasRead(ThroughGlusterd glusterd) {
        return glusterd.perform(member(second), new NodeTask.Facts(List.of()), soon())
                        instanceof NodeResult.Told(NodeFacts facts)
                && "12".equals(facts.glusterd().get("ping-timeout"));
    }

    private long online(String volume) {
        return first.run(LIMIT, "gluster", "volume", "status", volume, "detail")
                .stdout()
                .lines()
                .filter(line -> line.startsWith("Online") && line.strip().endsWith("Y"))
                .count();
    }

    private static boolean isEmpty(Path path) {
        try (var entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void sshBringsWorkToANodeThatIsNoMember() throws IOException {
        Assumptions.assumeTrue(Ways.sshdIsInstalled(), "openssh-server is not installed");
        ways.sshd(third);
        Transport ssh = ways.ssh(third);
        Ways.must(first, "gluster", "--mode=script", "peer", "detach", third.name());
        try {
            worksOn(ssh, stranger(third), third);
            lockIsOneWriters(ssh);
            mendsGlusterd(ssh);
        } finally {
            third.startGlusterd();
            Ways.must(first, "gluster", "--mode=script", "peer", "probe", third.name());
            lab.awaitPool();
        }
        // One whose key is not known is not believed.
        ways.sshd(second);
        assertThat(ssh.perform(stranger(second), new NodeTask.Facts(List.of()), soon()))
                .isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                        .contains("Host key verification failed"));
    }

    @Test
    void theAgentBringsWorkToANodeThatIsNoMember() throws IOException {
        Transport agent = ways.agent(third, "worker-0123456789");
        Ways.must(first, "gluster", "--mode=script", "peer", "detach", third.name());
        try (RunningAgent running = RunningAgent.byTheOriginalsName(
                third,
                "--pid-file",
                "/run/ours.pid",
                "--config",
                ways.configuration(third).toString())) {
            running.awaitReady();
            worksOn(agent, stranger(third), third);
            NodeTask look = new NodeTask.Facts(List.of());
            for (String other : List.of("reader-0123456789", "nobody-0123456789")) {
                assertThat(ways.way(third, other).perform(stranger(third), look, soon()))
                        .isInstanceOf(NodeResult.Failed.class);
            }
            assertThat(running.said())
                    .contains("event=node-work-begins task=PrepareDevice[")
                    .contains("event=node-work-ended task=PrepareDevice")
                    .doesNotContain("worker-0123456789");
        } finally {
            Ways.must(first, "gluster", "--mode=script", "peer", "probe", third.name());
            lab.awaitPool();
        }
    }

    private void lockIsOneWriters(Transport ssh) {
        LockHolder holder = new LockHolder("root@" + first.name(), 4711, "apply pool.yaml");
        UUID token = UUID.randomUUID();
        NodeTask take = new NodeTask.TakeLock(holder, token, Duration.ofMinutes(5));
        done(ssh.perform(stranger(third), take, soon()));
        assertThat(ssh.perform(
                        stranger(third),
                        new NodeTask.TakeLock(holder, UUID.randomUUID(), Duration.ofMinutes(5)),
                        soon()))
                .isEqualTo(new NodeResult.Held(holder));
        done(ssh.perform(stranger(third), new NodeTask.ReleaseLock(token), soon()));
    }

    private void mendsGlusterd(Transport ssh) {
        Recipient node = stranger(third);
        NodeId own = id(third);
        NodeTask restore = new NodeTask.RestoreIdentity(own, 100000, id(first), new HostName(first.name()));
        NodeTask forget = new NodeTask.ForgetVolume(new VolumeName("ghost"));
        assertThat(ssh.perform(node, restore, soon())).isInstanceOf(NodeResult.Failed.class);
        assertThat(ssh.perform(node, forget, soon())).isInstanceOf(NodeResult.Failed.class);
        done(ssh.perform(node, new NodeTask.StopGlusterd(), soon()));
        done(ssh.perform(node, new NodeTask.StopGlusterd(), soon()));
        assertThat(third.glusterdRuns()).isFalse();
        assertThat(facts(ssh.perform(node, new NodeTask.Facts(List.of()), soon()))
                        .running())
                .isFalse();

        Ways.must(third, "mkdir", "-p", "/var/lib/glusterd/vols/ghost/bricks");
        done(ssh.perform(node, forget, soon()));
        done(ssh.perform(node, forget, soon()));
        assertThat(Files.exists(third.onHost("/var/lib/glusterd/vols/ghost"))).isFalse();

        Ways.must(third, "rm", "-f", "/var/lib/glusterd/glusterd.info");
        done(ssh.perform(node, restore, soon()));
        assertThat(id(third)).isEqualTo(own);
        Ways.must(third, "rm", "/var/lib/glusterd/peers/" + id(first));
        done(ssh.perform(node, new NodeTask.StartGlusterd(), soon()));
        assertThat(third.glusterdRuns()).isTrue();
        NodeTask configure = new NodeTask.ConfigureGlusterd(Map.of("ping-timeout", "11"));
        done(ssh.perform(node, configure, soon()));
        assertThat(facts(ssh.perform(node, new NodeTask.Facts(List.of()), soon()))
                        .glusterd())
                .containsEntry("ping-timeout", "11");
    }
}
