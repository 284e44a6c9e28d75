package io.brickyard.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.lab.junit.RealPool;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each fault has the effect that the real one has, as TCP and as gluster see it. */
@RealPool(nodes = 3, bricksPerNode = 3)
class FaultsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int GLUSTERD = 24007;
    private static final int BRIEFLY = 1000;

    private final Lab lab;
    private final LabNode victim;

    FaultsTest(Lab lab) {
        this.lab = lab;
        victim = lab.node("3");
    }

    @AfterEach
    void mend() {
        lab.mend();
    }

    @Test
    void cutIsSilenceAndJoinEndsIt() throws IOException {
        try (Socket before = connect()) {
            victim.cut();
            assertThat(victim.isCut()).isTrue();
            assertThatThrownBy(this::connect).isInstanceOf(SocketTimeoutException.class);
            assertNothingToRead(before);
        }
        assertThat(victim.run(LIMIT, "gluster", "pool", "list").succeeded()).isTrue();
        victim.join();
        lab.waitUntil("the node answers again", LIMIT, this::accepts);
    }

    @Test
    void frozenGlusterdAcceptsAndSaysNothing() throws IOException {
        victim.freeze();
        victim.freeze();
        assertThat(victim.isFrozen()).isTrue();
        try (Socket socket = connect()) {
            assertNothingToRead(socket);
        }
        assertThat(victim.run(Duration.ofMillis(500), "gluster", "pool", "list").timedOut())
                .isTrue();
        victim.thaw();
        assertThat(victim.run(LIMIT, "gluster", "pool", "list").succeeded()).isTrue();
    }

    @Test
    void stoppedGlusterdRefusesAndItsPeersKnow() {
        victim.stopGlusterd();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class).hasMessageContaining("refused");
        lab.waitUntil(
                "its peer sees it disconnected", LIMIT, () -> peersSeenByFirst().contains("Disconnected"));
        victim.startGlusterd();
        lab.waitUntil("its peer sees it again", LIMIT, () -> !peersSeenByFirst().contains("Disconnected"));
    }

    @Test
    void powerOffKillsEverythingInSilenceAndPowerOnBringsItBack() throws IOException {
        lab.createVolume(VolumeSpec.replicate("power", 1, 3));
        List<Long> before = victim.processes();
        assertThat(before).hasSizeGreaterThan(2);
        try (Socket open = connect()) {
            victim.powerOff();
            assertNothingToRead(open);
        }
        assertThat(before).noneMatch(ProcessTable::runs);
        assertThat(victim.processes()).isEmpty();
        assertThat(LoopDevices.backedBy(victim.namespaces().folder().folder())).isEmpty();
        assertThatThrownBy(this::connect)
                .isInstanceOfAny(SocketTimeoutException.class, java.net.NoRouteToHostException.class);
        assertThat(peersSeenByFirst()).doesNotContain("Disconnected");
        assertThatThrownBy(() -> victim.run(LIMIT, "true")).hasMessageContaining("is powered off");
        victim.powerOn();
        lab.awaitPool();
        lab.waitUntil("its brick serves again", LIMIT, () -> brickRuns("/bricks/b1/data"));
        lab.deleteVolume("power");
    }

    @Test
    void aKilledBrickIsOfflineAndStartsAgain() throws IOException {
        lab.createVolume(VolumeSpec.replicate("bricks", 1, 3));
        String brick = lab.bricks("bricks").get(1);
        lab.killBrick("bricks", "2");
        assertThatThrownBy(() -> lab.killBrick("bricks", brick)).hasMessageContaining("does not run");
        assertThatThrownBy(() -> lab.killBrick("bricks", "4")).hasMessageContaining("or 1 to 3");
        lab.waitUntil("gluster sees it offline", LIMIT, () -> statusOf("bricks").contains("<status>0</status>"));
        lab.node("1").run(LIMIT, "gluster", "--mode=script", "volume", "start", "bricks", "force");
        lab.waitUntil("gluster sees it online", LIMIT, () -> !statusOf("bricks").contains("<status>0</status>"));
        lab.deleteVolume("bricks");
    }

    @Test
    void theClientReadsOnWhenAServerDies() throws IOException {
        lab.createVolume(VolumeSpec.arbiter("files", 1));
        try (Mount mount = lab.mount("files", lab.client())) {
            Path file = mount.onHost().resolve("greeting");
            Files.writeString(file, "hello");
            victim.stopGlusterd();
            lab.killBrick("files", "3");
            assertThat(Files.readString(file)).isEqualTo("hello");
            assertThat(lab.client()
                            .run(LIMIT, "cat", mount.path() + "/greeting")
                            .stdout())
                    .isEqualTo("hello");
        }
        lab.mend();
        lab.deleteVolume("files");
    }

    @Test
    void aThinArbiterRunsOutsideThePool() throws IOException {
        lab.createThinArbiterVolume("thin");
        assertThat(lab.node("1").run(LIMIT, "gluster", "volume", "info", "thin").stdout())
                .contains("Thin-arbiter-path: " + lab.thinArbiter().name() + ":");
        try (Mount mount = lab.mount("thin", lab.client())) {
            lab.killBrick("thin", "1");
            Path file = mount.onHost().resolve("written-on-one-brick");
            Files.writeString(file, "kept");
            assertThat(Files.readString(file)).isEqualTo("kept");
        }
        Output marks = lab.thinArbiter().run(LIMIT, "ls", "/var/lib/thin-arbiter");
        assertThat(marks.stdout()).contains("trusted.afr.thin-ta-2");
        lab.deleteVolume("thin");
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(victim.address(), GLUSTERD), BRIEFLY);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    private boolean accepts() {
        try (Socket _ = connect()) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Neither data nor the end of the connection nor a reset arrives. */
    private static void assertNothingToRead(Socket socket) throws IOException {
        socket.setSoTimeout(BRIEFLY);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    private String peersSeenByFirst() {
        return lab.node("1").run(LIMIT, "gluster", "pool", "list").stdout();
    }

    private String statusOf(String volume) {
        return lab.node("1")
                .run(LIMIT, "gluster", "--xml", "volume", "status", volume)
                .stdout();
    }

    private boolean brickRuns(String path) {
        return victim.processesOf("glusterfsd").stream()
                .anyMatch(pid -> ProcessTable.arguments(pid).contains(path));
    }
}
