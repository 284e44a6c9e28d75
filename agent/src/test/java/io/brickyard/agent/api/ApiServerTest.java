package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brickyard.agents.AgentClient;
import io.brickyard.agents.AgentFailure;
import io.brickyard.events.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServerTest {

    @TempDir
    Path folder;

    private Running running;

    @BeforeEach
    void open() throws IOException {
        running = new Running(folder);
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void theUnixSocketIsForItsOwnerOnlyAndGoesWithTheServer() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(running.socket)))
                .isEqualTo("rw-------");
        running.close();
        assertThat(running.socket).doesNotExist();
    }

    @Test
    void aSocketThatAKilledAgentLeftIsReplaced() throws IOException {
        running.close();
        Files.createFile(running.socket);
        running = new Running(folder);
        assertThat(running.get("/healthz")).isEqualTo("alive\n");
    }

    @Test
    void eventsAreListedNewestFirstInPages() {
        for (int i = 1; i <= 60; i++) {
            running.journal.add(Samples.entry(i));
        }
        assertThat(running.get("/api/v1/events?limit=2&offset=1"))
                .startsWith("{\"events\":[{\"sequence\":59,\"reports\":1,\"event\":{\"id\":\"e59\",")
                .contains("{\"sequence\":58,")
                .endsWith("\"offset\":1,\"limit\":2,\"more\":true}")
                .doesNotContain("\"e57\"");
        assertThat(running.get("/api/v1/events?limit=60")).endsWith("\"more\":false}");
        assertThat(running.get("/api/v1/events?limit=59")).contains("\"e2\"").endsWith("\"more\":true}");
        assertThat(running.journal.largestQuestion()).isLessThanOrEqualTo(25);
    }

    @Test
    void eventsAreFilteredByWhatTheQuerySays() {
        running.journal.add(Samples.entry(1, "VOLUME_START", Severity.INFO, "gv0"));
        running.journal.add(Samples.entry(2, "VOLUME_STOP", Severity.WARNING, "gv1"));
        running.journal.add(Samples.entry(3, "BRICK_LOST", Severity.ERROR, "gv2"));

        assertThat(running.get("/api/v1/events?type=VOLUME_*&volume=gv1&volume=gv2"))
                .contains("\"e2\"")
                .doesNotContain("\"e1\"", "\"e3\"");
        assertThat(running.get("/api/v1/events?severity=warning"))
                .contains("\"e2\"", "\"e3\"")
                .doesNotContain("\"e1\"");
        assertThat(running.get("/api/v1/events?since=2026-01-31T12:00:02Z&until=2026-01-31T13:00:03%2B01:00"))
                .contains("\"e2\"")
                .doesNotContain("\"e1\"", "\"e3\"");
    }

    @Test
    void inCompatFormEventsAreWhatTheOriginalDaemonPosted() {
        running.journal.add(Samples.entry(1));
        running.journal.add(Samples.withoutCompat(2));

        assertThat(running.get("/api/v1/events?format=compat"))
                .startsWith("{\"events\":[{\"event\": \"VOLUME_START\", \"message\": {\"name\": \"gv1\"}, \"nodeid\": ")
                .doesNotContain("sequence");
        assertThat(refused("/api/v1/events/e2?format=compat").status()).isEqualTo(404);
        assertThat(running.get("/api/v1/events/e2")).contains("\"id\":\"e2\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/events?colour=red, 400, unknown query parameter 'colour'",
        "/api/v1/events?limit=x, 400, limit cannot be 'x'",
        "/api/v1/events?limit=1001, 400, limit cannot be '1001'",
        "/api/v1/events?limit=1&limit=2, 400, too many query parameters 'limit'",
        "/api/v1/events?since=yesterday, 400, since cannot be 'yesterday'",
        "/api/v1/events?severity=loud, 400, severity cannot be 'loud'",
        "/api/v1/events?folded=1, 400, folded cannot be '1'",
        "/api/v1/events?format=xml, 400, format cannot be 'xml'",
        "/api/v1/events/nothing, 404, there is no event 'nothing'",
        "/api/v1/types/NOTHING, 404, there is no event type 'NOTHING'",
        "/api/v1/events/stream?after=-1, 400, after cannot be '-1'",
        "/api/v1/status?x=1, 400, unknown query parameter 'x'",
        "/api/v1/nothing, 404, there is no such resource",
        "/, 404, there is no such resource",
        "/api/v1/reload, 405, this resource does not know that method",
    })
    void whatCannotBeAnsweredIsAProblemThatSaysWhatWhyAndWhatToDo(String target, int status, String what) {
        AgentFailure.Refused refused = refused(target);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(new String(refused.document(), StandardCharsets.UTF_8))
                .startsWith("{\"type\":\"urn:brickyard:problem:")
                .contains("\"title\":\"" + what + "\"", "\"detail\":\"", "\"advice\":\"");
    }

    @Test
    void overTcpEverythingButHealthNeedsAToken() {
        AgentClient stranger = running.bearer(Optional.empty());
        assertThat(stranger.get("/healthz", List.of())).isNotEmpty();
        assertThat(stranger.get("/readyz", List.of())).isNotEmpty();
        for (String path : List.of("/api/v1/events", "/metrics", "/api/v1/nothing", "/")) {
            assertThat(refused(stranger, path).status()).as(path).isEqualTo(401);
        }
        assertThat(refused(running.bearer(Optional.of("wrong-0123456789abc")), "/metrics")
                        .status())
                .isEqualTo(401);
        assertThat(running.bearer(Optional.of(Running.READER)).get("/metrics", List.of()))
                .isNotEmpty();
    }

    @Test
    void aTokenForReadingChangesNothing() {
        assertThatThrownBy(() -> running.bearer(Optional.of(Running.READER)).post("/api/v1/reload", ""))
                .isInstanceOfSatisfying(AgentFailure.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(403));
        assertThat(running.agent.ordered).isEmpty();
        running.bearer(Optional.of(Running.MASTER)).post("/api/v1/reload", "");
        assertThat(running.agent.ordered).containsExactly("reload");
    }

    @Test
    void clearTextIsOfferedOnLoopbackOnly() {
        Door open = new Door.Tcp("192.0.2.7", 0, Optional.empty(), Tokens.of(java.util.Map.of()));
        assertThatThrownBy(() -> ApiServer.open(running.agent.parts(running.journal), List.of(open)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tokens would cross the network in clear");
    }

    @Test
    void noSecretOfAWebhookIsShown() {
        assertThat(running.get("/api/v1/webhooks"))
                .contains("\"hasToken\":true", "https://***@ha2/x")
                .doesNotContain(FakeAgent.SECRET);
        assertThat(running.get("/api/v1/webhooks/states")).contains("\"lag\":2.5");
    }

    @Test
    void deadLettersAreRetriedAndDroppedOnlyAsClearlyAsked() {
        assertThat(running.post("/api/v1/dead/retry", "{\"all\": true}")).isEqualTo("{\"count\":1}");
        running.post("/api/v1/dead/drop", "{\"webhook\": \"" + FakeAgent.HOOK + "\", \"events\": [\"e1\", \"e2\"]}");
        assertThat(running.agent.ordered).containsExactly("retry * []", "drop " + FakeAgent.HOOK + " [e1, e2]");
        for (String unclear : List.of(
                "{}",
                "{\"events\": []}",
                "{\"all\": true, \"events\": [\"e1\"]}",
                "{\"al\": true}",
                "[]",
                "",
                "{\"all\":",
                "{\"all\": {}}",
                "{\"all\": true} {}",
                "{\"webhook\": \"http://nobody/\"}")) {
            assertThatThrownBy(() -> running.post("/api/v1/dead/drop", unclear))
                    .as(unclear)
                    .isInstanceOf(AgentFailure.Refused.class);
        }
        assertThat(running.agent.ordered).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'\"id\": \"e7\"'; 7 7; 1",
                "'\"from\": 3, \"to\": 5'; 3 5; 3",
                "'\"from\": 0'; 1 10; 10",
                "'\"since\": \"2026-01-31T12:00:04Z\", \"until\": \"2026-01-31T12:00:08Z\"'; 4 7; 4",
                "'\"since\": \"2026-01-31T12:00:09.5Z\"'; 10 10; 1",
                "'\"until\": \"2026-01-31T11:00:00Z\"'; ''; 0",
            })
    void replaySaysWhichSequenceNumbersAreMeant(String which, String range, int count) {
        for (int i = 1; i <= 10; i++) {
            running.journal.add(Samples.entry(i));
        }
        assertThat(running.post("/api/v1/replay", "{\"webhook\": \"" + FakeAgent.HOOK + "\", " + which + "}"))
                .isEqualTo("{\"count\":" + count + "}");
        assertThat(running.agent.ordered)
                .isEqualTo(range.isEmpty() ? List.of() : List.of("replay " + FakeAgent.HOOK + " " + range));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"id\": \"none\"", ", \"id\": \"e1\", \"from\": 1", ", \"from\": \"x\""})
    void anUnclearReplayIsRefused(String which) {
        running.journal.add(Samples.entry(1));
        assertThatThrownBy(
                        () -> running.post("/api/v1/replay", "{\"webhook\": \"" + FakeAgent.HOOK + "\"" + which + "}"))
                .isInstanceOf(AgentFailure.Refused.class);
        assertThat(running.agent.ordered).isEmpty();
    }

    @Test
    void aReplayToADisabledWebhookIsRefused() {
        running.journal.add(Samples.entry(1));
        running.agent.disabled = true;
        assertThatThrownBy(
                        () -> running.post("/api/v1/replay", "{\"webhook\": \"" + FakeAgent.HOOK + "\", \"from\": 1}"))
                .isInstanceOfSatisfying(AgentFailure.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(409));
    }

    @Test
    void readinessIsToldWithItsTroubles() {
        assertThat(running.get("/readyz")).isEqualTo("ready\n");
        running.agent.troubles.add("the journal's disk is full");
        AgentFailure.Refused refused = refused("/readyz");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(new String(refused.document(), StandardCharsets.UTF_8)).contains("the journal's disk is full");
        assertThat(running.get("/healthz")).isEqualTo("alive\n");
    }

    @Test
    void aFailedReloadSaysWhy() {
        running.agent.reloadFails = Optional.of("line 3 of agent.yaml has an unknown key");
        assertThatThrownBy(() -> running.post("/api/v1/reload", ""))
                .isInstanceOfSatisfying(AgentFailure.Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(new String(refused.document(), StandardCharsets.UTF_8))
                            .contains("line 3 of agent.yaml has an unknown key");
                });
    }

    private AgentFailure.Refused refused(String target) {
        return refused(running.root(), target);
    }

    private static AgentFailure.Refused refused(AgentClient client, String target) {
        return catchThrowableOfType(AgentFailure.Refused.class, () -> client.get(target, List.of()));
    }
}
