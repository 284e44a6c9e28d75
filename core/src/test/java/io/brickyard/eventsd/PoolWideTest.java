package io.brickyard.eventsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.command.Doorbell;
import io.brickyard.webhooks.EventsFolder;
import io.brickyard.webhooks.Registrations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolWideTest {

    private static final String A = "0a000000-0000-0000-0000-00000000000a";
    private static final String B = "0b000000-0000-0000-0000-00000000000b";
    private static final String C = "0c000000-0000-0000-0000-00000000000c";
    private static final String EXECUTE = "system:: execute eventsapi.py ";

    @TempDir
    Path working;

    private final FakeGluster gluster = new FakeGluster();
    private EventsFolder folder;

    @BeforeEach
    void make() {
        folder = new EventsFolder(working.resolve("events"), working.resolve("defaults.json"));
        folder.change(
                Instant.EPOCH,
                before -> before.with(before.registrations().with("http://a/", Registrations.Credentials.NONE)));
    }

    private PoolWide pool(Doorbell doorbell) {
        LocalDaemon daemon = new LocalDaemon(new ProcessFiles(working), working.resolve("pid"), (_, _) -> false);
        return new PoolWide(gluster, folder, new NodeCommands(A, folder, daemon, () -> Instant.EPOCH), doorbell);
    }

    private static String ok(String node) {
        return "{\"ok\": true, \"nodeid\": \"" + node + "\", \"output\": \"UP\"}\n";
    }

    @Test
    void rowsStandInTheOrderOfThePoolAndWhoGaveNoLineIsDown() {
        gluster.pool(A, B + "=b", C + "!c").on(EXECUTE, 0, ok(A) + "noise\n{\"cut\": \n" + ok(B), "");

        assertThat(pool(_ -> List.of()).ask(List.of(NodeCommands.STATUS)))
                .extracting(row -> row.host() + " " + row.up() + " " + row.ok() + " " + row.error())
                .containsExactly("b true true ", "c false false N/A", "localhost true true ");
    }

    @Test
    void nothingThatLocksIsBegunWhileANodeIsSilent() {
        gluster.pool(A, B + "=b", C + "=c");

        List<NodeRow> rows = pool(peers -> List.of(peers.getFirst())).sync();

        assertThat(gluster.calls).noneMatch(call -> call.startsWith("system::"));
        assertThat(rows).extracting(NodeRow::up).containsExactly(false, true, true);
        assertThat(rows).extracting(NodeRow::ok).containsExactly(false, false, true);
        assertThat(rows.get(1).error()).contains("while b is silent");
    }

    @Test
    void theFilesGoOutBeforeTheDaemonsAreToldToReadThem() {
        gluster.pool(A, B + "=b").on("system:: copy file", 0, "", "").on(EXECUTE, 0, ok(A) + ok(B), "");

        pool(_ -> List.of()).sync();

        assertThat(gluster.calls.stream().filter(call -> call.startsWith("system::")))
                .containsExactly(
                        "system:: copy file /events/webhooks.json",
                        "system:: copy file /events/brickyard-webhooks.json",
                        EXECUTE + "node-reload");
    }

    @Test
    void aFolderThatIsMissingElsewhereIsHadMadeThere() {
        gluster.pool(A, B + "=b")
                .on("system:: copy file", 1, "", "Commit failed on b. Error: Unable to open /v//events/webhooks.json\n")
                .on("system:: copy file", 0, "", "")
                .on(EXECUTE, 0, ok(A) + ok(B), "");

        assertThat(pool(_ -> List.of()).sync()).allMatch(NodeRow::ok);
        assertThat(gluster.calls).contains(EXECUTE + "node-status");
    }

    @Test
    void anotherNodesTransactionIsWaitedFor() {
        gluster.pool(A, B + "=b")
                .on("system:: copy file", 1, "", "Another transaction is in progress for N/A. Please try again\n")
                .on("system:: copy file", 0, "", "")
                .on(EXECUTE, 0, ok(A) + ok(B), "");

        assertThat(pool(_ -> List.of()).sync()).allMatch(NodeRow::ok);
    }

    @Test
    void aCopyThatFailsIsToldInGlusterdsWords() {
        gluster.on("pool list", 1, "Connection failed. Please check if gluster daemon is operational.\n", "")
                .on("system:: copy", 1, "Connection failed. Please check if gluster daemon is operational.\n", "");

        assertThatThrownBy(() -> pool(_ -> List.of()).sync())
                .isInstanceOfSatisfying(PoolWide.NotCopied.class, failed -> {
                    assertThat(failed.settings()).isFalse();
                    assertThat(failed.exit()).isEqualTo(1);
                    assertThat(failed.said())
                            .isEqualTo("Connection failed. Please check if gluster daemon is operational.\n");
                });
    }

    @Test
    void anAnswerFitsIntoTheLineThatGlusterdPasses() {
        NodeAnswer answer = NodeAnswer.notWell(
                A,
                "\u00fc".repeat(9000),
                "\0".repeat(9000),
                Optional.of(folder.read().version()));

        assertThat(answer.line().length()).isLessThan(4095);
        assertThat(NodeAnswer.parse(answer.line()).orElseThrow().node()).isEqualTo(A);
    }
}
