package io.brickyard.lab.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Mount;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.lab.work.Ways;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One pool is broken in one way after the other. Each time the plan is shown, then done; then nothing is left to mend, all bricks
 * serve new clients, also after glusterd's next start, and every file is what it was.
 */
@RealPool(nodes = 3, bricksPerNode = 2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RepairTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int STEPS = 2;
    private static final int REFUSED = 1;
    private static final int FILES = 150;
    private static final String GLUSTERD = "/var/lib/glusterd";

    private final Lab lab;
    private final LabNode first;
    private final LabNode second;
    private final LabNode third;
    private Map<String, Long> written = Map.of();

    @TempDir
    static Path folder;

    RepairTest(Lab lab) {
        this.lab = lab;
        first = lab.node("1");
        second = lab.node("2");
        third = lab.node("3");
    }

    @BeforeAll
    void thereAreData() throws IOException {
        Ways ways = new Ways(folder);
        lab.nodes().forEach(ways::throughGlusterd);
        lab.createVolume(VolumeSpec.replicate("data", 1, 3));
        try (Mount mount = lab.mount("data", lab.client())) {
            Random random = new Random(20_261_121);
            for (int i = 0; i < FILES; i++) {
                byte[] content = new byte[1 + random.nextInt(60_000)];
                random.nextBytes(content);
                Path sub = Files.createDirectories(mount.onHost().resolve("d" + i % 7));
                Files.write(sub.resolve("f" + i), content);
            }
            written = sums(mount.onHost());
        }
        assertThat(written).hasSize(FILES);
    }

    @BeforeEach
    void nothingIsBroken() {
        Output plan = brickyard(first, "repair", "--plan");
        assertThat(plan.exit()).as(plan.toString()).isZero();
    }

    @AfterEach
    void everythingIsWhatItWas() throws IOException {
        for (LabNode node : lab.nodes()) {
            Output plan = brickyard(node, "repair", "--plan");
            assertThat(plan.exit()).as(plan.toString()).isZero();
            assertThat(plan.stdout()).contains("Nothing to do");
        }
        try (Mount mount = lab.mount("data", lab.client())) {
            assertThat(sums(mount.onHost())).isEqualTo(written);
        }
        assertThat(entriesToHeal()).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(sums(lab.nodes().get(i).onHost(path(i)))).isEqualTo(written);
        }
    }

    private static Map<String, Long> sums(Path folder) throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(one -> !one.startsWith(folder.resolve(".glusterfs")))
                    .filter(Files::isRegularFile)
                    .toList()) {
                CRC32C sum = new CRC32C();
                sum.update(Files.readAllBytes(file));
                sums.put(folder.relativize(file).toString(), sum.getValue());
            }
        }
        return sums;
    }

    private String path(int node) {
        String brick = lab.bricks("data").get(node);
        return brick.substring(brick.indexOf(':') + 1);
    }

    private long entriesToHeal() {
        return first.run(SOON, "gluster", "volume", "heal", "data", "info", "summary")
                .stdout()
                .lines()
                .filter(line -> line.startsWith("Total Number of entries:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }

    private static Output brickyard(LabNode node, String... words) {
        return node.run(LIMIT, Brickyard.commandLine(words));
    }

    private static void mended(LabNode node, List<String> evidence, String... words) {
        long began = System.nanoTime();
        Output plan = brickyard(node, with(words, "--plan"));
        assertThat(plan.exit()).as(plan.toString()).isEqualTo(STEPS);
        assertThat(plan.stdout()).contains(evidence);
        long planned = System.nanoTime();
        Output done = brickyard(node, words);
        assertThat(done.exit()).as(done.toString()).isZero();
        System.out.printf(
                "planned in %d ms, mended in %d ms: %s%n%s%s%n",
                (planned - began) / 1_000_000,
                (System.nanoTime() - planned) / 1_000_000,
                evidence,
                plan.stdout(),
                done.stdout());
    }

    private static String[] with(String[] words, String more) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = more;
        return all;
    }

    private static void sh(LabNode node, String script) {
        Ways.must(node, "sh", "-c", script);
    }

    private void killBricks(LabNode node) {
        for (String brick : lab.bricks("data")) {
            if (brick.startsWith(node.name() + ":")) {
                lab.killBrick("data", brick);
            }
        }
    }

    @Test
    @Order(1)
    void aBrickThatIsOfflineIsStartedFromAnotherNode() {
        killBricks(second);
        mended(first, List.of("bears the mark of data and has files", "gluster volume start data force"), "repair");
    }

    @Test
    @Order(2)
    void aBrickWhoseDiskIsNotMountedIsNotStarted() {
        killBricks(second);
        String brick = path(1);
        sh(second, "mv " + brick + " " + brick + ".away && mkdir " + brick);
        try {
            // An empty folder on a disk that is there would be filled; one with something else in it is nobody's.
            sh(second, "touch " + brick + "/something");
            Output plan = brickyard(first, "repair", "--plan");
            assertThat(plan.exit()).as(plan.toString()).isEqualTo(REFUSED);
            assertThat(plan.stdout()).contains("does not bear the volume's mark");
        } finally {
            sh(second, "rm -r " + brick + " && mv " + brick + ".away " + brick);
        }
        mended(first, List.of("gluster volume start data force"), "repair", "--volume", "data");
    }

    @Test
    @Order(3)
    void aRejectedPeerComesBackAndItsBrickServesAlsoAfterTheNextStart() {
        second.stopGlusterd();
        sh(second, "sed -i 's/^op-version=.*/op-version=30700/' " + GLUSTERD + "/vols/data/info");
        second.startGlusterd();
        lab.waitUntil(
                "the second is rejected", SOON, () -> says(first, "Peer Rejected") && says(second, "Peer Rejected"));
        Output elsewhere = brickyard(first, "repair", "--plan");
        assertThat(elsewhere.exit()).isEqualTo(REFUSED);
        assertThat(elsewhere.stdout()).contains("run brickyard repair on " + second.name());
        mended(
                second,
                List.of("says of " + second.name() + ": Peer Rejected", "take the others' description"),
                "repair");
        second.stopGlusterd();
        second.startGlusterd();
        lab.awaitPool();
    }

    private static boolean says(LabNode node, String state) {
        return node.run(SOON, "gluster", "peer", "status").stdout().contains(state);
    }

    /** As a node whose system disk was replaced: nothing of glusterd is left, and nothing of it runs. */
    private void forgetsEverything(LabNode node) {
        node.stopGlusterd();
        killBricks(node);
        sh(node, "for p in $(pgrep -x glusterfs); do kill $p; done; rm -rf " + GLUSTERD + "/*");
    }

    @Test
    @Order(4)
    void aNodeThatLostItsIdentityGetsItBackAndItsBricksServe() {
        forgetsEverything(second);
        second.startGlusterd();
        Output elsewhere = brickyard(first, "repair", "--plan");
        assertThat(elsewhere.exit()).as(elsewhere.toString()).isEqualTo(REFUSED);
        assertThat(elsewhere.stdout()).contains("brickyard repair --member");
        Output alone = brickyard(second, "repair");
        assertThat(alone.exit()).as(alone.toString()).isEqualTo(REFUSED);
        assertThat(alone.stderr()).contains("knows no other nodes", "--member");
        mended(
                second,
                List.of("lost its identity", "its folder is there, with the volume's mark and files"),
                "repair",
                "--member",
                first.name());
    }

    @Test
    @Order(5)
    void aNodeThatLostEverythingGetsItsDataFromTheOthers() {
        forgetsEverything(third);
        sh(third, "rm -rf " + path(2));
        third.startGlusterd();
        mended(third, List.of("lost its identity", "fill the empty brick"), "repair", "--member", first.name());
    }

    @Test
    @Order(6)
    void aDiskThatWasReplacedIsFilled() {
        killBricks(second);
        sh(second, "rm -rf " + path(1));
        mended(first, List.of("nothing of the brick is on it", "fill the empty brick"), "repair");
    }

    @Test
    @Order(7)
    void aHandshakeThatStandsStillIsEnded() {
        second.stopGlusterd();
        sh(second, "sed -i 's/^state=.*/state=5/' " + GLUSTERD + "/peers/*");
        second.startGlusterd();
        mended(second, List.of("stands still", "Sent and Received peer request"), "repair");
        lab.awaitPool();
    }

    @Test
    @Order(8)
    void aVolumeThatOneNodeAloneHasIsForgotten() {
        second.stopGlusterd();
        sh(second, "mkdir -p " + GLUSTERD + "/vols/ghost/bricks && : > " + GLUSTERD + "/vols/ghost/info");
        // With half a volume glusterd does not start.
        Output plan = brickyard(second, "repair");
        assertThat(plan.exit()).as(plan.toString()).isEqualTo(REFUSED);
        assertThat(plan.stderr()).contains("--approve");
        mended(second, List.of("alone has volume ghost"), "repair", "--approve");
        assertThat(Files.exists(second.onHost(GLUSTERD + "/vols/ghost"))).isFalse();
    }

    @Test
    @Order(9)
    void aKilledRepairGoesOnWhereItWas() {
        second.stopGlusterd();
        sh(
                second,
                "sed -i -e 's/^op-version=.*/op-version=30700/' -e 's/^version=.*/version=0/' " + GLUSTERD
                        + "/vols/data/info");
        mended(second, List.of("glusterd of " + second.name() + " does not run"), "repair");
    }

    @Test
    @Order(10)
    void aFileInSplitBrainIsToldAndEndsAsItWasChosen() throws IOException {
        lab.createVolume(VolumeSpec.replicate("split", 1, 2));
        for (String option : List.of("cluster.quorum-type none", "cluster.self-heal-daemon off")) {
            sh(first, "gluster --mode=script volume set split " + option);
        }
        List<String> bricks = lab.bricks("split");
        try (Mount mount = lab.mount("split", lab.client())) {
            Path file = mount.onHost().resolve("a b");
            Files.writeString(file, "both");
            lab.killBrick("split", bricks.getFirst());
            Files.writeString(file, "only the second has this, and it is longer");
            sh(first, "gluster --mode=script volume start split force");
            lab.killBrick("split", bricks.getLast());
            lab.waitUntil("the first takes it", SOON, () -> wrote(file, "from the first"));
            sh(first, "gluster --mode=script volume start split force");
            lab.waitUntil("it is in split-brain", SOON, () -> first.run(
                            SOON, "gluster", "volume", "heal", "split", "info", "split-brain")
                    .stdout()
                    .contains("/a b"));
            Output told = brickyard(first, "repair");
            assertThat(told.exit()).as(told.toString()).isEqualTo(REFUSED);
            assertThat(told.stderr()).contains("in split-brain: /a b", "--split-brain latest-mtime");
            mended(
                    first,
                    List.of("keep the larger one"),
                    "repair",
                    "--split-brain",
                    "bigger-file",
                    "--volume",
                    "split",
                    "--approve");
            lab.waitUntil("it is read again", SOON, () -> reads(file, "only the second has this, and it is longer"));
        }
        lab.deleteVolume("split");
    }

    private static boolean wrote(Path file, String text) {
        try {
            Files.writeString(file, text);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean reads(Path file, String text) {
        try {
            return Files.readString(file).equals(text);
        } catch (IOException _) {
            return false;
        }
    }
}
