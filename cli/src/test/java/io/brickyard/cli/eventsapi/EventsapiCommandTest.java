package io.brickyard.cli.eventsapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.eventsd.FakeGluster;
import io.brickyard.eventsd.LocalDaemon;
import io.brickyard.eventsd.NodeCommands;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.webhooks.EventsFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against recorded words of gluster; the lab compares with the original itself. */
class EventsapiCommandTest {

    private static final String A = "0a000000-0000-0000-0000-00000000000a";
    private static final String B = "0b000000-0000-0000-0000-00000000000b";
    private static final String EXECUTE = "system:: execute eventsapi.py ";
    private static final String DOWN = "Connection failed. Please check if gluster daemon is operational.\n";

    @TempDir
    Path working;

    private final FakeGluster gluster = new FakeGluster();

    private record Run(int exit, String out, String err) {}

    private Run run(String... words) {
        return runAs("gluster-eventsapi", words);
    }

    private Run runAs(String program, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        EventsFolder folder = new EventsFolder(working.resolve("events"), working.resolve("defaults.json"));
        NodeCommands here = new NodeCommands(A, folder, LocalDaemon.ofThisNode(), () -> Instant.EPOCH);
        EventsNode node = new EventsNode(
                A, folder, here, new PoolWide(gluster, folder, here, _ -> List.of()), () -> Instant.EPOCH);
        int exit = new EventsapiCommand(
                        program,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> node)
                .run(List.of(words));
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private void healthyPool() {
        gluster.pool(A, B + "=other")
                .on("system:: copy file", 0, "", "")
                .on(
                        EXECUTE,
                        0,
                        "{\"ok\": true, \"nodeid\": \"" + A + "\", \"output\": \"\"}\n{\"ok\": true, \"nodeid\": \"" + B
                                + "\", \"output\": \"\"}\n",
                        "");
    }

    @Test
    void addingAWebhookShowsATable() {
        healthyPool();

        assertThat(run("webhook-add", "http://a/")).isEqualTo(new Run(0, """
                +-----------+-------------+-------------+
                |    NODE   | NODE STATUS | SYNC STATUS |
                +-----------+-------------+-------------+
                |   other   |          UP |          OK |
                | localhost |          UP |          OK |
                +-----------+-------------+-------------+
                """, ""));
        assertThat(run("webhook-add", "http://a/")).isEqualTo(new Run(5, "", "Webhook already exists\n"));
    }

    @Test
    void aNodeThatGaveNoLineMakesItAPartialSuccess() {
        gluster.pool(A, B + "!other")
                .on("system:: copy file", 0, "", "")
                .on(EXECUTE, 0, "{\"ok\": true, \"nodeid\": \"" + A + "\", \"output\": \"\"}\n", "");

        assertThat(run("sync", "--json"))
                .isEqualTo(new Run(
                        4,
                        "{\"output\": [{\"node\": \"other\", \"node_status\": \"DOWN\", \"sync_status\": \"NOT OK\","
                                + " \"error\": \"N/A\"}, {\"node\": \"localhost\", \"node_status\": \"UP\","
                                + " \"sync_status\": \"OK\", \"error\": \"\"}], \"error\": \"\"}\n",
                        ""));
    }

    @Test
    void withoutGlusterdStatusShowsWhatThisNodeKnows() {
        gluster.on("pool list", 1, DOWN, "").on("system::", 1, DOWN, "");

        Run status = run("status");

        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.out()).startsWith("Webhooks: None\n\n").contains("| localhost |");
        assertThat(status.err()).startsWith("Failed to get Pool Info: ").contains("Connection failed");
        assertThat(run("sync").exit()).as("nothing to copy yet").isEqualTo(1);
        assertThat(run("webhook-add", "http://a/"))
                .isEqualTo(new Run(8, "", "Failed to sync Webhooks file: [Error: 1]" + DOWN + "\n"));
    }

    @Test
    void aDamagedFileIsNamedAndLeftAlone() throws IOException {
        healthyPool();
        Path file = Files.createDirectories(working.resolve("events")).resolve("webhooks.json");
        Files.writeString(file, "{}http://a/\": {\"token\": \"hush\"}}");

        Run added = run("webhook-add", "http://b/");

        assertThat(added.exit()).isEqualTo(1);
        assertThat(added.err()).contains("webhooks.json is damaged").doesNotContain("hush");
        assertThat(file).hasContent("{}http://a/\": {\"token\": \"hush\"}}");
    }

    @Test
    void whatGlusterdRunsAnswersOneLineAndEndsWell() {
        assertThat(runAs("peer_eventsapi.py", "node-reload").out())
                .startsWith("{\"ok\": true, \"nodeid\": \"" + A + "\", \"output\": \"\", \"brickyard\": {")
                .endsWith("}\n");
        Run test = runAs("peer_eventsapi.py", "node-webhook-test", "nonsense", ".", ".");
        assertThat(test.exit()).isZero();
        assertThat(test.out().lines()).hasSize(1);
        assertThat(test.out()).startsWith("{\"ok\": false, ").contains("No scheme supplied");
        assertThat(working.resolve("events")).isDirectory();
    }

    @Test
    void aLogLevelThatWouldStopTheDaemonIsRefused() {
        healthyPool();

        assertThat(run("config-set", "log-level", "nonsense").exit()).isEqualTo(1);
        assertThat(run("config-set", "log-level", "DEBUG").exit()).isZero();
    }
}
