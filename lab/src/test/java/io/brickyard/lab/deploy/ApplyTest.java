package io.brickyard.lab.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Mount;
import io.brickyard.lab.Output;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.lab.load.BusyClient;
import io.brickyard.lab.work.Ways;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One pool's life, from bare nodes on; each test goes on where the one before it left the pool. */
@RealPool(nodes = 6, bricksPerNode = 1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApplyTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int NOTHING_TO_DO = 0;
    private static final int SOMEBODY_ELSE = 75;
    private static final int KILLED = 137;
    private static final int MOST_RUNS = 40;

    /** Runs the rest of the words, and kills them with SIGKILL as soon as they have told of so many steps that they did. */
    private static final String KILL_AFTER = """
            lines=$1; out=$2; shift 2
            "$@" >"$out" 2>&1 &
            pid=$!
            steps() { grep '^ *[0-9]*/[0-9]* ' "$out" | grep -vc '(so already)$'; }
            while kill -0 $pid 2>/dev/null && [ "$(steps)" -lt "$lines" ]; do sleep 0.01; done
            kill -9 $pid 2>/dev/null
            wait $pid
            status=$?
            cat "$out"
            exit $status
            """;

    /** Runs the rest of the words, and kills them with SIGKILL after so many seconds. */
    private static final String KILL_LATER = """
            seconds=$1; out=$2; shift 2
            "$@" >"$out" 2>&1 &
            pid=$!
            { sleep "$seconds"; kill -9 $pid; } 2>/dev/null &
            killer=$!
            wait $pid
            status=$?
            kill $killer 2>/dev/null
            cat "$out"
            exit $status
            """;

    /** Runs a command twice, for the second time when the first one has done its first step. */
    private static final String TWICE = """
            $2 >"$1" 2>&1 &
            pid=$!
            while kill -0 $pid 2>/dev/null && ! grep -q '^ *1/' "$1"; do sleep 0.01; done
            $2
            second=$?
            wait $pid
            echo "first $? second $second"
            cat "$1"
            """;

    private final Lab lab;
    private final LabNode first;

    @TempDir
    static Path folder;

    private Path documentOf3 = Path.of("/");
    private Path documentOf6 = Path.of("/");

    ApplyTest(Lab lab) {
        this.lab = lab;
        this.first = lab.node("1");
    }

    @BeforeAll
    void nodesAreBare() throws IOException {
        Ways ways = new Ways(folder);
        for (LabNode node : lab.nodes()) {
            ways.throughGlusterd(node);
            if (!node.name().equals(first.name())) {
                Ways.must(first, "gluster", "--mode=script", "peer", "detach", node.name());
            }
        }
        documentOf3 = document(3);
        documentOf6 = document(6);
    }

    private Path document(int nodes) throws IOException {
        StringBuilder text =
                new StringBuilder("apiVersion: brickyard.io/v1\nkind: Pool\nname: storage\nremoval: remove\nnodes:\n");
        lab.nodes()
                .subList(0, nodes)
                .forEach(node -> text.append("  - {name: ").append(node.name()).append(", bricks: [/bricks/b1]}\n"));
        text.append("volumes:\n  - name: data\n    type: replicate\n    replica: 3\n    subvolumes: ")
                .append(nodes / 3)
                .append("\n    options: {network.ping-timeout: 20, cluster.quorum-type: auto}\n");
        return Files.writeString(folder.resolve("pool" + nodes + ".yaml"), text);
    }

    private Output brickyard(Object... words) {
        return first.run(
                LIMIT,
                Brickyard.commandLine(
                        List.of(words).stream().map(Object::toString).toArray(String[]::new)));
    }

    @Test
    @Order(1)
    void bareNodesBecomeAPoolWithAStartedVolumeByOneApply() {
        Output applied = brickyard("apply", documentOf3);
        assertThat(applied.exit()).as(applied.toString()).isZero();
        Output status = first.run(LIMIT, "gluster", "volume", "info", "data");
        assertThat(status.stdout()).contains("Status: Started", "Number of Bricks: 1 x 3 = 3");
        Output again = brickyard("plan", documentOf3);
        assertThat(again.exit()).as(again.toString()).isEqualTo(NOTHING_TO_DO);
        assertThat(again.stdout()).contains("Nothing to do");
    }

    @Test
    @Order(2)
    void anExportedPoolHasNothingToDo() throws IOException {
        Output exported = brickyard("export");
        assertThat(exported.exit()).as(exported.toString()).isZero();
        assertThat(exported.stdout()).as("GlusterFS never lowers it again").doesNotContain("op-version");
        Path document = Files.writeString(folder.resolve("exported.yaml"), exported.stdout());
        Output plan = brickyard("plan", document);
        assertThat(plan.exit()).as(exported.stdout() + plan).isEqualTo(NOTHING_TO_DO);
    }

    @Test
    @Order(3)
    void ofTwoAppliesAtOnceTheSecondIsToldWhoChangesThePool() {
        String apply = String.join(" ", Brickyard.commandLine("apply", documentOf6.toString()));
        Output both = first.run(
                LIMIT, "sh", "-c", TWICE, "sh", folder.resolve("first").toString(), apply);
        assertThat(both.stdout()).as(both.toString()).contains("first 0 second " + SOMEBODY_ELSE);
        assertThat(both.stderr()).contains("somebody else changes the pool", "process ");
        backTo3();
    }

    private void backTo3() {
        Output back = brickyard("apply", documentOf3, "--approve");
        assertThat(back.exit()).as(back.toString()).isZero();
    }

    @Test
    @Order(4)
    void killedAfterEachStepItGrowsAndShrinksWhileAClientWritesAndNothingIsLost() throws Exception {
        int kills = growAndShrink(_ -> killing(KILL_AFTER, "1"));
        assertThat(kills)
                .as("probes, adding, spreading, draining, committing, cleaning, detaching")
                .isGreaterThan(9);
    }

    @Test
    @Order(5)
    void killedAtAnyMomentItGrowsAndShrinksWhileAClientWritesAndNothingIsLost() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("kills at random moments: -Dseed=" + seed);
        Random random = new Random(seed);
        // Later and later, so that it comes to its end on a slow machine too.
        int kills = growAndShrink(
                earlier -> killing(KILL_LATER, Double.toString(0.4 + (4 + earlier) * random.nextDouble())));
        assertThat(kills).as("kills, -Dseed=" + seed).isPositive();
    }

    private int growAndShrink(IntFunction<List<String>> killing) throws Exception {
        Mount mount = lab.mount("data", lab.client());
        Path own = Files.createTempDirectory(mount.onHost(), "client");
        int kills;
        try (BusyClient client = new BusyClient("data", own, 1)) {
            kills = killedAgainAndAgain(documentOf6, killing);
            assertThat(info()).contains("Number of Bricks: 2 x 3 = 6");
            kills += killedAgainAndAgain(documentOf3, killing);
            assertThat(info()).contains("Number of Bricks: 1 x 3 = 3");
            client.finish();
            System.out.printf(
                    "killed %d times; the client did %d rounds, the worst took %d ms%n",
                    kills, client.rounds(), client.worstMillis());
            assertThat(client.errors()).isEmpty();
        }
        nothingIsLeftBehind();
        return kills;
    }

    /** The words before the command that is to be killed. */
    private static List<String> killing(String script, String how) {
        return List.of("sh", "-c", script, "sh", how, folder.resolve("out").toString());
    }

    private String info() {
        return first.run(LIMIT, "gluster", "volume", "info", "data").stdout();
    }

    /** Runs it until it comes to its end; then nothing is left to do. */
    private int killedAgainAndAgain(Path document, IntFunction<List<String>> killing) {
        List<String> heard = new ArrayList<>();
        for (int kills = 0; kills < MOST_RUNS; kills++) {
            List<String> words = new ArrayList<>(killing.apply(kills));
            words.addAll(Brickyard.commandLine("apply", document.toString(), "--approve"));
            Output run = first.run(LIMIT, words);
            heard.add(run.stdout());
            if (run.exit() == 0) {
                Output plan = brickyard("plan", document);
                assertThat(plan.exit()).as(String.join("\n", heard) + plan).isEqualTo(NOTHING_TO_DO);
                return kills;
            }
            assertThat(run.exit()).as(String.join("\n", heard) + run).isEqualTo(KILLED);
        }
        throw new AssertionError("it does not come to an end: " + String.join("\n", heard)
                + first.run(LIMIT, "gluster", "volume", "status", "data", "tasks")
                + lab.node("4").run(LIMIT, "tail", "-n", "30", "/var/log/glusterfs/data-rebalance.log"));
    }

    private void nothingIsLeftBehind() {
        for (LabNode node : lab.nodes().subList(0, 3)) {
            Output peers = node.run(LIMIT, "gluster", "peer", "status");
            assertThat(peers.stdout())
                    .contains("Number of Peers: 2")
                    .doesNotContain("Rejected", "Accepted", "Sent and Received");
            assertThat(node.run(LIMIT, "gluster", "volume", "list").stdout().strip())
                    .isEqualTo("data");
        }
        for (LabNode node : lab.nodes().subList(3, 6)) {
            assertThat(node.run(LIMIT, "ls", "/var/lib/glusterd/vols").stdout()).isBlank();
            assertThat(node.run(LIMIT, "ls", "/bricks/b1").stdout()).doesNotContain("data");
            assertThat(node.run(LIMIT, "gluster", "peer", "status").stdout()).contains("Number of Peers: 0");
        }
    }
}
