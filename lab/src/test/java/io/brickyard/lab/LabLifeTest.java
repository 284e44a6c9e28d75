package io.brickyard.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From up to down: quick, side by side, and without a trace, however it ended. */
@Tag("real-pool")
class LabLifeTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Path ROOT = LabFolder.root(System.getenv());

    private final String name = "lb" + ProcessHandle.current().pid();

    @BeforeEach
    void needsALab() {
        Prerequisites.missing().ifPresent(reason -> Assumptions.abort(reason));
    }

    @AfterEach
    void down() {
        Lab.down(name);
        Lab.down(name + "b");
    }

    @Test
    void threeNodesInEightSecondsAndNothingLeftAfterDown() {
        Map<String, Object> before = Traces.host();
        long begin = System.nanoTime();
        Lab lab = Lab.up(LabSpec.of(name, 3).withBricksPerNode(8));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(took).isLessThan(Duration.ofSeconds(8));
        assertThat(lab.node("2")
                        .run(LIMIT, "df", "--output=fstype", "/bricks/b8")
                        .stdout())
                .contains("xfs");
        assertThat(lab.node("2").run(LIMIT, "hostname").stdout().strip()).isEqualTo(name + "2");
        assertThat(Traces.of(folder(name), lab.record())).isNotEmpty();
        lab.down();
        lab.down();
        assertThat(Traces.of(folder(name), lab.record())).isEmpty();
        assertThat(Traces.host()).isEqualTo(before);
    }

    @Test
    void everyDemoVolumeIsStarted() {
        Lab lab = Lab.up(LabSpec.of(name, 3).withDemoVolumes());
        String info = lab.node("1").run(LIMIT, "gluster", "volume", "info").stdout();
        assertThat(info.lines().filter(line -> line.equals("Status: Started"))).hasSize(5);
        assertThat(info).contains("Type: Distribute\n", "1 x (2 + 1) = 3", "2 x 3 = 6", "Type: Disperse");
    }

    @Test
    void twoLabsDoNotKnowEachOther() {
        try (Lab one = Lab.up(LabSpec.of(name, 1).withBricksPerNode(1));
                Lab other = Lab.up(LabSpec.of(name + "b", 1).withGlusterdOption("ping-timeout", "10"))) {
            assertThat(one.network()).isNotEqualTo(other.network());
            assertThat(one.node("1")
                            .run(LIMIT, "ping", "-c1", "-W1", other.node("1").address())
                            .succeeded())
                    .isFalse();
            assertThat(one.node("1")
                            .run(LIMIT, "cat", "/etc/glusterfs/glusterd.vol")
                            .stdout())
                    .contains("ping-timeout 0");
            assertThat(other.node("1")
                            .run(LIMIT, "cat", "/etc/glusterfs/glusterd.vol")
                            .stdout())
                    .contains("ping-timeout 10");
            one.down();
            assertThat(other.node("1").run(LIMIT, "gluster", "pool", "list").succeeded())
                    .isTrue();
        }
    }

    @Test
    void aFailedUpLeavesNothing() {
        LabSpec broken = LabSpec.of(name, 2).withGlusterdOption("working-directory", "/proc/none");
        assertThatThrownBy(() -> Lab.up(broken)).isInstanceOf(LabFailure.class).hasMessageContaining("glusterd");
        assertThat(Traces.inFolder(folder(name))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void downClearsWhatAKilledUpLeft(Stage stage) throws IOException, InterruptedException {
        Process up = startUp();
        boolean reached = Waiting.until(LIMIT, () -> stage.reached(folder(name)));
        up.destroyForcibly().waitFor();
        assertThat(reached).isTrue();
        Optional<LabRecord> record = folder(name).record();
        assertThat(Lab.down(name)).isTrue();
        assertThat(Traces.inFolder(folder(name))).isEmpty();
        record.ifPresent(known -> assertThat(Traces.of(folder(name), known)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedUpLeavesNothingAndSaysSoByItsStatus(Stage stage) throws IOException, InterruptedException {
        Process up = startUp();
        boolean reached = Waiting.until(LIMIT, () -> stage.reached(folder(name)));
        new ProcessBuilder("kill", "-s", "INT", Long.toString(up.pid())).start().waitFor();
        assertThat(up.waitFor(LIMIT)).isTrue();
        assertThat(reached).isTrue();
        assertThat(up.exitValue()).isEqualTo(130);
        assertThat(Traces.inFolder(folder(name))).isEmpty();
        assertThat(folder(name).exists()).isFalse();
    }

    private Process startUp() throws IOException {
        return new ProcessBuilder(
                        "env",
                        // What runs in a shell's background ignores it, and so would what it starts.
                        "--default-signal=INT",
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        name)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
    }

    /** How far an up has come when it is killed. */
    enum Stage {
        FOLDER("lock"),
        RECORD("lab.properties"),
        HOSTS("hosts"),
        IMAGES("%1/b2.img"),
        HOLDER("%1/holder"),
        GLUSTERD("%1/root/var/log/glusterfs/glusterd.log"),
        POOL("%1/root/var/lib/glusterd/peers");

        private final String file;

        Stage(String file) {
            this.file = file;
        }

        boolean reached(LabFolder folder) {
            String name = folder.path().getFileName().toString();
            return Files.exists(folder.path().resolve(file.replace("%", name)));
        }
    }

    private static LabFolder folder(String name) {
        return LabFolder.of(ROOT, new LabName(name));
    }

    @Test
    void aForeignBridgeOfTheSameNameIsLeftAlone() {
        LabRecord mine = new LabRecord(new LabName(name), LabRecord.newId(), 16000, 1, 0);
        LabRecord foreign = new LabRecord(new LabName(name + "b"), LabRecord.newId(), 16000, 1, 0);
        Programs programs = LabMaker.programs(foreign);
        programs.must(
                "make a bridge",
                List.of(
                        "ip",
                        "link",
                        "add",
                        "name",
                        foreign.bridge(),
                        "address",
                        foreign.bridgeAddress(),
                        "type",
                        "bridge"));
        try {
            new Network(mine, programs).remove();
            assertThat(Path.of("/sys/class/net", foreign.bridge())).exists();
        } finally {
            new Network(foreign, programs).remove();
        }
        assertThat(Path.of("/sys/class/net", foreign.bridge())).doesNotExist();
    }
}
