package io.brickyard.lab.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.lab.load.BusyClient;
import io.brickyard.lab.work.Ways;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Day-2 verbs on one pool, while a client writes and reads all the time: each test goes on where the one before it left the pool,
 * and no file may be lost or changed.
 */
@RealPool(nodes = 6, bricksPerNode = 2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DayTwoTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int STEPS = 2;
    private static final int REFUSED = 1;
    private static final int FILES = 60;
    private static final int SIZE = 20_000;

    private final Lab lab;
    private final LabNode first;

    @TempDir
    static Path folder;

    private Path data = Path.of("/");
    private Path files = Path.of("/");
    private List<BusyClient> clients = List.of();

    DayTwoTest(Lab lab) {
        this.lab = lab;
        this.first = lab.node("1");
    }

    @BeforeAll
    void threeNodesHaveVolumesAndTwoAreBare() throws IOException {
        Ways ways = new Ways(folder);
        lab.nodes().forEach(ways::throughGlusterd);
        gluster("peer", "detach", name(5));
        gluster("peer", "detach", name(6));
        gluster("volume", "create", "data", "replica", "3", at(1, 1, "data"), at(2, 1, "data"), at(3, 1, "data"));
        gluster("volume", "create", "files", at(1, 2, "files"), at(3, 2, "files"), at(4, 2, "files"));
        gluster("volume", "set", "data", "network.ping-timeout", "5");
        gluster("volume", "start", "data");
        gluster("volume", "start", "files");
        data = lab.mount("data", lab.client()).onHost();
        files = lab.mount("files", lab.client()).onHost();
        fill(data);
        fill(files);
        clients = List.of(new BusyClient("data", data, 1));
    }

    private static void fill(Path mount) throws IOException {
        Path kept = Files.createDirectory(mount.resolve("kept"));
        for (int i = 0; i < FILES; i++) {
            Files.write(kept.resolve("file" + i), content(i));
        }
    }

    private static byte[] content(int number) {
        byte[] content = new byte[SIZE];
        new Random(number).nextBytes(content);
        return content;
    }

    @AfterEach
    void noFileIsLostOrChanged() throws IOException {
        for (Path mount : List.of(data, files)) {
            try (Stream<Path> found = Files.list(mount.resolve("kept"))) {
                assertThat(found).hasSize(FILES);
            }
            for (int i = 0; i < FILES; i++) {
                assertThat(sum(Files.readAllBytes(mount.resolve("kept/file" + i))))
                        .as(mount + "/kept/file" + i)
                        .isEqualTo(sum(content(i)));
            }
        }
        clients.forEach(client -> assertThat(client.errors()).isEmpty());
    }

    private static long sum(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return sum.getValue();
    }

    @AfterAll
    void theClientNeverSawAnError() throws Exception {
        for (BusyClient client : clients) {
            client.finish();
            System.out.printf(
                    "the client did %d rounds, the worst took %d ms%n", client.rounds(), client.worstMillis());
            assertThat(client.errors()).isEmpty();
        }
    }

    @Test
    @Order(1)
    void aLivingNodeIsReplacedAndThePlanBeforeChangesNothing() {
        Output plan = brickyard("node", "replace", name(3), name(5), "--plan");
        assertThat(plan.exit()).as(plan.toString()).isEqualTo(STEPS);
        assertThat(plan.stdout()).contains("replace " + at(3, 1, "data") + " of data by " + at(5, 1, "data"));
        assertThat(info("data")).contains(at(3, 1, "data"));
        Output unapproved = brickyard("node", "replace", name(3), name(5));
        assertThat(unapproved.exit()).as(unapproved.toString()).isEqualTo(REFUSED);
        assertThat(unapproved.stderr()).contains("need approval");
        assertThat(info("data")).contains(at(3, 1, "data"));

        must("node", "replace", name(3), name(5), "--approve");
        assertThat(info("data")).contains(at(5, 1, "data")).doesNotContain(name(3) + ":");
        assertThat(info("files")).contains(at(5, 2, "files")).doesNotContain(name(3) + ":");
        assertThat(peers()).contains(name(5)).doesNotContain(name(3));
        assertThat(lab.node("3").run(LIMIT, "ls", "/bricks/b1", "/bricks/b2").stdout())
                .doesNotContain("data", "files");
        assertThat(brickyard("node", "replace", name(3), name(5)).stderr())
                .contains("no member of the pool is called so");
    }

    @Test
    @Order(2)
    void aDeadNodeIsReplaced() {
        lab.node("2").powerOff();
        Output plan = brickyard("node", "replace", name(2), name(6), "--plan");
        assertThat(plan.stdout()).as(plan.toString()).contains("detach " + name(2));
        must("node", "replace", name(2), name(6), "--approve");
        assertThat(info("data")).contains(at(6, 1, "data")).doesNotContain(name(2) + ":");
        assertThat(peers()).contains(name(6)).doesNotContain(name(2));
        assertThat(first.run(LIMIT, "gluster", "volume", "heal", "data", "info", "summary")
                        .stdout())
                .contains("Total Number of entries: 0")
                .doesNotContain("not connected");
    }

    @Test
    @Order(3)
    void aDrainedNodeStaysAMemberWithoutBricks() {
        must("node", "drain", name(5), "--approve");
        assertThat(info("data")).contains(at(4, 2, "data")).doesNotContain(name(5) + ":");
        assertThat(info("files")).contains("Number of Bricks: 2").doesNotContain(name(5) + ":");
        assertThat(peers()).contains(name(5));
        Output again = brickyard("node", "drain", name(5));
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(again.stdout()).contains("Nothing to do");
    }

    @Test
    @Order(4)
    void aNodeIsRemovedRightAfterItDiedSilentlyAndOneWithoutSuccessorsIsNot() {
        lab.node("5").powerOff();
        must("node", "remove", name(5), "--approve");
        assertThat(peers()).doesNotContain(name(5));
        Output refused = brickyard("node", "remove", name(4), "--plan");
        assertThat(refused.exit()).as(refused.toString()).isEqualTo(REFUSED);
        assertThat(refused.stdout()).contains("volume data", "not enough free places");
    }

    @Test
    @Order(5)
    void aVolumeIsExpandedAndShrunkWhileItsFilesAreWritten() {
        Object[] expand = {
            "volume", "expand", "data", "--subvolumes", 2, "--place", at(1, 2), "--place", at(4, 1), "--place", at(6, 2)
        };
        must(expand);
        assertThat(info("data")).contains("Number of Bricks: 2 x 3 = 6");
        assertThat(brickyard(expand).stdout()).contains("Nothing to do");
        must("volume", "shrink", "data", "--subvolumes", 1, "--approve");
        assertThat(info("data")).contains("Number of Bricks: 1 x 3 = 3");
        assertThat(brickyard("volume", "shrink", "data", "--subvolumes", 1).stdout())
                .contains("Nothing to do");
    }

    @Test
    @Order(6)
    void aBrickIsCalledByAnotherNameOfItsNode() {
        String address = first.run(LIMIT, "getent", "hosts", name(6)).stdout().split("\\s+")[0];
        Output unknown = brickyard("volume", "rename-brick", "data", at(6, 1, "data"), address + ":/bricks/b1/data");
        assertThat(unknown.stderr()).as(unknown.toString()).contains("gluster peer probe " + address);
        gluster("peer", "probe", address);
        must("volume", "rename-brick", "data", at(6, 1, "data"), address + ":/bricks/b1/data");
        assertThat(info("data")).contains(address + ":/bricks/b1/data").doesNotContain(at(6, 1, "data"));
    }

    @Test
    @Order(7)
    void aSavedPlanIsDoneOnlyOnAPoolThatIsAsItWas() throws IOException {
        String text = brickyard("export").stdout().replace("network.ping-timeout: 5", "network.ping-timeout: 6");
        Path document = Files.writeString(folder.resolve("pool.yaml"), text);
        Path saved = folder.resolve("change.plan");
        Output plan = brickyard("plan", document, "--out", saved);
        assertThat(plan.exit()).as(plan.toString()).isEqualTo(STEPS);
        gluster("volume", "set", "data", "performance.cache-size", "40MB");
        Output refused = brickyard("apply", saved);
        assertThat(refused.exit()).as(refused.toString()).isEqualTo(REFUSED);
        assertThat(refused.stderr()).contains("now: volume data has performance.cache-size set to 40MB");
        gluster("volume", "reset", "data", "performance.cache-size");
        must("apply", saved);
        assertThat(info("data")).contains("network.ping-timeout: 6");
    }

    private void must(Object... words) {
        long began = System.nanoTime();
        Output output = brickyard(words);
        assertThat(output.exit()).as(output.toString()).isZero();
        System.out.printf("%s: %.1f s%n", Arrays.toString(words), (System.nanoTime() - began) / 1e9);
    }

    private Output brickyard(Object... words) {
        return first.run(
                LIMIT,
                Brickyard.commandLine(Arrays.stream(words).map(Object::toString).toArray(String[]::new)));
    }

    private void gluster(String... words) {
        List<String> command = Stream.concat(Stream.of("gluster", "--mode=script"), Arrays.stream(words))
                .toList();
        Output output = first.run(LIMIT, command);
        assertThat(output.exit()).as(output.toString()).isZero();
    }

    private String info(String volume) {
        return first.run(LIMIT, "gluster", "volume", "info", volume).stdout();
    }

    private String peers() {
        return first.run(LIMIT, "gluster", "pool", "list").stdout();
    }

    private String name(int node) {
        return lab.node(Integer.toString(node)).name();
    }

    private String at(int node, int place) {
        return name(node) + ":/bricks/b" + place;
    }

    private String at(int node, int place, String volume) {
        return at(node, place) + "/" + volume;
    }
}
