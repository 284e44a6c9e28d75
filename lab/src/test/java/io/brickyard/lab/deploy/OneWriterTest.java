package io.brickyard.lab.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.lab.work.Ways;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One writer in a whole real pool, whichever node it is on. Each test asks for volumes that no other has. */
@RealPool(nodes = 3, bricksPerNode = 1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneWriterTest {

    private static final Duration LIMIT = Duration.ofMinutes(7);
    private static final int SOMEBODY_ELSE = 75;
    private static final int KILLED = 137;

    /** Runs the words, and kills them with SIGKILL as soon as they have told of a step. */
    private static final String KILL = """
            out=$1; shift
            "$@" >"$out" 2>&1 &
            pid=$!
            while kill -0 $pid 2>/dev/null && ! grep -q '^ *1/' "$out"; do sleep 0.01; done
            kill -9 $pid 2>/dev/null
            wait $pid
            """;

    private final Lab lab;
    private final LabNode first;
    private final LabNode second;
    private final LabNode third;

    @TempDir
    static Path folder;

    OneWriterTest(Lab lab) {
        this.lab = lab;
        first = lab.node("1");
        second = lab.node("2");
        third = lab.node("3");
    }

    @BeforeAll
    void glusterdBringsWork() {
        Ways ways = new Ways(folder);
        lab.nodes().forEach(ways::throughGlusterd);
    }

    @BeforeEach
    void allAreThere() {
        lab.mend();
    }

    /** A document that adds volumes of these names, and changes nothing else. */
    private Path document(String... volumes) throws IOException {
        StringBuilder text = new StringBuilder("apiVersion: brickyard.io/v1\nkind: Pool\nname: storage\nnodes:\n");
        lab.nodes()
                .forEach(node -> text.append("  - {name: ").append(node.name()).append(", bricks: [/bricks/b1]}\n"));
        text.append("volumes:\n");
        for (String volume : volumes) {
            text.append("  - {name: ").append(volume).append(", type: replicate, replica: 3, subvolumes: 1}\n");
        }
        return Files.writeString(folder.resolve(String.join("-", volumes) + ".yaml"), text);
    }

    private static Output apply(LabNode node, Path document, String... more) {
        List<String> words = new ArrayList<>(List.of("apply", document.toString()));
        words.addAll(List.of(more));
        return node.run(LIMIT, Brickyard.commandLine(words.toArray(String[]::new)));
    }

    private void killed(LabNode node, Path document) {
        List<String> words = new ArrayList<>(
                List.of("sh", "-c", KILL, "sh", folder.resolve("killed").toString()));
        words.addAll(Brickyard.commandLine("apply", document.toString()));
        Output run = node.run(LIMIT, words);
        assertThat(run.exit()).as(run.toString()).isEqualTo(KILLED);
    }

    private static void isHeldBy(Output output, LabNode holder) {
        assertThat(output.exit()).as(output.toString()).isEqualTo(SOMEBODY_ELSE);
        assertThat(output.stderr())
                .contains("somebody else changes the pool", "root@" + holder.name(), "process ", "since 20");
    }

    @Test
    void onAnotherNodeItIsToldWhoChangesThePoolAndWaitsIfAsked() throws Exception {
        Path long1 = document("a1", "a2", "a3");
        CompletableFuture<Output> running = CompletableFuture.supplyAsync(() -> apply(first, long1));
        lab.waitUntil(
                "the first one changes the pool", LIMIT, () -> volumes(first).contains("a1"));
        isHeldBy(apply(second, document("b1")), first);
        Output waited = apply(third, document("c1"), "--wait", "5m");
        assertThat(running.get().exit()).as(running.get().toString()).isZero();
        assertThat(waited.exit()).as(waited.toString()).isZero();
        assertThat(volumes(first)).contains("a1", "a2", "a3", "c1").doesNotContain("b1");
        Output third = apply(second, document("b1"));
        assertThat(third.exit()).as(third.toString()).isZero();
    }

    private static String volumes(LabNode node) {
        return node.run(LIMIT, "gluster", "volume", "list").stdout();
    }

    @Test
    void whatAKilledOneHadIsTakenOverOnTheSameNodeAtOnceAndOnAnotherWhenItsTermEnds() throws IOException {
        Path document = document("k1", "k2");
        killed(first, document);
        isHeldBy(apply(second, document("l1")), first);
        Output same = apply(first, document);
        assertThat(same.exit()).as(same.toString()).isZero();

        killed(first, document("m1", "m2"));
        long begin = System.nanoTime();
        Output other = apply(second, document("m1", "m2"), "--wait", "6m");
        assertThat(other.exit()).as(other.toString()).isZero();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println("one writer: another node took over after " + took.toSeconds() + " s");
        assertThat(took).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
        assertThat(volumes(second)).contains("m1", "m2");
    }

    @Test
    void onANodeThatIsCutOffNothingIsDone() throws IOException {
        Path document = document("s1");
        third.cut();
        try {
            Output alone = apply(third, document);
            assertThat(alone.exit()).as(alone.toString()).isEqualTo(1);
            assertThat(volumes(third)).doesNotContain("s1");
        } finally {
            third.join();
        }
    }
}
