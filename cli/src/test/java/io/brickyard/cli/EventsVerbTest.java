package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.survey.Surveys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsVerbTest {

    private static final String OLD = """
            {"sequence":7,"reports":1,"event":{"id":"a7","type":"VOLUME_START","number":4,"category":"volume",\
            "severity":"INFO","time":"2026-01-31T12:00:00Z","received":"2026-01-31T12:00:00.25Z",\
            "reporter":"6b2f4f0e-58e2-4b4e-9d0a-0d7a3b0f2c11","subject":{"volume":"gv0"},\
            "attributes":{"name":"gv0","force":false},"flaws":[],"origin":"GLUSTERFS"}}""";
    private static final String NEW = """
            {"sequence":8,"reports":3,"event":{"id":"a8","type":"BRICK_DISCONNECTED","category":"brick",\
            "severity":"ERROR","time":"2026-01-31T12:00:01.5Z","received":"2026-01-31T12:00:02Z",\
            "reporter":"6b2f4f0e-58e2-4b4e-9d0a-0d7a3b0f2c11","subject":{"node":"ha1","volume":"gv0",\
            "brick":"ha1:/bricks/b1"},"attributes":{"peer":"ha1","text":"a \\u001b[31mred\\n word"},\
            "flaws":["UNCONFIRMED"],"origin":"GLUSTERFS"}}""";
    private static final String EVENTS =
            "{\"events\":[" + NEW + "," + OLD + "],\"until\":\"x\",\"offset\":0,\"limit\":100,\"more\":false}";

    @TempDir
    Path folder;

    private CannedAgent agent;

    @BeforeEach
    void listen() throws IOException {
        agent = new CannedAgent(folder)
                .answers("/api/v1/events", EVENTS)
                .answers("/api/v1/status", "{\"journal\":{\"first\":1,\"last\":8}}");
    }

    @AfterEach
    void close() throws IOException {
        agent.close();
    }

    @Test
    void anEventIsALineAndTheNewestIsLast() {
        Stage.Run run = events("list");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                2026-01-31T12:00:00Z - VOLUME_START             gv0              force=false
                2026-01-31T12:00:01Z x BRICK_DISCONNECTED       gv0 ha1:/bricks/b1 text="a ?[31mred? word" (3 nodes) [unconfirmed]
                """);
    }

    @Test
    void coloursAreOnlyWhereTheyAreWanted() {
        assertThat(events("list", "--color=always").out()).contains("\u001b[1;31mBRICK_DISCONNECTED\u001b[0m");
        assertThat(events("list").out()).doesNotContain("\u001b");
    }

    @Test
    void inJsonAnEventIsALineAsTheAgentSaidIt() {
        assertThat(events("list", "-o", "json").out()).isEqualTo(OLD + "\n" + NEW.replace("\\u001b", "\\u001B") + "\n");
    }

    @Test
    void whatIsWantedIsAskedOfTheAgent() {
        events(
                "list",
                "--since",
                "2h",
                "--until=2026-01-31",
                "--type",
                "VOLUME_*",
                "--type",
                "A&B",
                "-v",
                "gv0",
                "--severity",
                "warning",
                "--fold",
                "-n",
                "5");

        String since = Surveys.OBSERVED_AT.minus(Duration.ofHours(2)).toString().replace(":", "%3A");
        assertThat(agent.asked)
                .containsExactly("GET /api/v1/events?type=VOLUME_*&type=A%26B&volume=gv0&severity=WARNING&since="
                        + since + "&until=2026-01-31T00%3A00%3A00Z&folded=true&limit=5");
    }

    @Test
    void oneEventIsShownWhole() {
        agent.answers("/api/v1/events/a8", NEW);

        assertThat(events("show", "a8").out()).isEqualTo("""
                x BRICK_DISCONNECTED
                  id              a8
                  time            2026-01-31T12:00:01.5Z
                  received        2026-01-31T12:00:02Z
                  reporter        6b2f4f0e-58e2-4b4e-9d0a-0d7a3b0f2c11
                  origin          GLUSTERFS
                  category        brick
                  severity        ERROR
                  sequence        8
                  node            ha1
                  volume          gv0
                  brick           ha1:/bricks/b1
                  doubt           UNCONFIRMED

                  peer            ha1
                  text            a ?[31mred? word
                """);
    }

    @Test
    void followingGoesOnBehindWhatWasListed() {
        agent.answers("/api/v1/status", "{\"journal\":{\"last\":6}}");
        agent.answers("/api/v1/events/stream", ": hello\n\nid: 9\ndata: " + OLD.replace(":7,", ":9,") + "\n\n");
        // The stream ends with its answer; the second time the agent says no, which ends the verb.
        agent.then("/api/v1/events/stream", 401, "{\"title\":\"no more\"}");

        Stage.Run run = events("tail", "-f", "-n", "2");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).startsWith("brickyard: no more\n");
        assertThat(run.out().lines().toList()).hasSize(3);
        assertThat(agent.asked).contains("GET /api/v1/events?limit=2", "GET /api/v1/events/stream");
    }

    @Test
    void deadLettersAreATable() {
        agent.answers("/api/v1/dead", """
                {"dead":[{"webhook":"http://ha1:9000/listen","event":"a8","type":"BRICK_DISCONNECTED",\
                "happened":"2026-01-28T12:00:00Z","died":"2026-01-31T12:00:00Z","reason":"HTTP status 500"}],"more":false}""");

        assertThat(events("dead", "list").out()).isEqualTo("""
                EVENT  TYPE                DIED                  WEBHOOK                 REASON
                a8     BRICK_DISCONNECTED  2026-01-31T12:00:00Z  http://ha1:9000/listen  HTTP status 500
                """);
    }

    @Test
    void deadLettersAreRetriedAndDroppedAsAsked() {
        agent.answers("/api/v1/dead/retry", "{\"count\":2}").answers("/api/v1/dead/drop", "{\"count\":1}");

        assertThat(events("dead", "retry", "--all").out()).isEqualTo("2 events will be sent once more\n");
        assertThat(events("dead", "drop", "a8", "--webhook", "http://ha1/\"x").out())
                .isEqualTo("1 event forgotten\n");
        assertThat(agent.asked)
                .containsExactly(
                        "POST /api/v1/dead/retry {\"all\": true}",
                        "POST /api/v1/dead/drop {\"webhook\": \"http://ha1/\\\"x\", \"events\": [\"a8\"]}");
        assertThat(events("dead", "drop").exit()).isEqualTo(64);
        assertThat(events("dead", "drop", "a8", "--all").exit()).isEqualTo(64);
        assertThat(events("dead", "bury").err()).contains("it takes list, retry or drop");
        assertThat(agent.asked).hasSize(2);
    }

    @Test
    void replayWantsAWebhookAndOneWayToSayWhich() {
        agent.answers("/api/v1/replay", "{\"count\":12}");

        assertThat(events("replay", "--webhook", "http://ha1/", "--since", "2026-01-31T12:00:00+01:00")
                        .out())
                .startsWith("12 events will be sent once more");
        assertThat(agent.asked)
                .containsExactly(
                        "POST /api/v1/replay {\"webhook\": \"http://ha1/\", \"since\": \"2026-01-31T11:00:00Z\"}");
        assertThat(events("replay", "--since", "2h").err()).contains("--webhook is missing");
        assertThat(events("replay", "--webhook", "http://ha1/").exit()).isEqualTo(64);
        assertThat(events("replay", "a8", "--since", "2h", "--webhook", "x").exit())
                .isEqualTo(64);
    }

    @Test
    void theAgentIsToldToReadItsFilesAgain() {
        agent.answers("/api/v1/reload", "{\"reloaded\":true}");
        assertThat(events("reload").out()).isEqualTo("the agent reads its files again\n");
        assertThat(events("reload", "-o", "json").out()).isEqualTo("{\"reloaded\":true}\n");
        assertThat(agent.asked.getLast()).startsWith("POST /api/v1/reload");

        agent.answers("/api/v1/reload", 409, """
                {"title":"the configuration was not read again","detail":"agent.yaml:2: unknown key intak",\
                "advice":"mend it"}""");
        Stage.Run refused = events("reload");
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("the configuration was not read again", "agent.yaml:2: unknown key intak");
    }

    @Test
    void theAgentsStateIsAFewLines() {
        agent.answers("/api/v1/status", """
                {"version":"1.2.3","node":"n","ready":true,"troubles":[],"journal":{"first":5,"last":8},
                "figures":[{"name":"intake_received","labels":{},"value":4}],"webhooks":[]}""");
        Stage.Run well = events("status");
        assertThat(well.exit()).isZero();
        assertThat(well.out()).isEqualTo("""
                + ready  agent 1.2.3 of node n
                  journal    up to 4 events
                  datagrams  4 taken in
                  webhooks   none
                """);

        agent.answers("/api/v1/status", """
                {"version":"1.2.3","node":"n","ready":false,"troubles":["The journal takes no events: full"],\
                "journal":{"first":0,"last":0},"figures":[{"name":"intake_received","labels":{},"value":4},\
                {"name":"intake_refused","labels":{"reason":"stranger"},"value":2},\
                {"name":"intake_refused","labels":{"reason":"rate"},"value":3}],\
                "webhooks":[{"condition":"CLOSED"},{"condition":"OPEN"}]}""");
        Stage.Run troubled = events("status");
        assertThat(troubled.exit()).isEqualTo(3);
        assertThat(troubled.out()).isEqualTo("""
                x not ready  agent 1.2.3 of node n
                  The journal takes no events: full
                  journal    empty
                  datagrams  4 taken in, 5 refused for their source
                  webhooks   2, not delivering to 1 (brickyard events webhooks)
                """);
        assertThat(events("status", "-o", "json").out()).startsWith("{\"version\":\"1.2.3\"");
    }

    @Test
    void authoritiesAreForHttpsOnly() throws IOException {
        Stage.Run unix = events("list", "--agent-ca", "/nowhere");
        assertThat(unix.exit()).isEqualTo(64);
        assertThat(unix.err()).contains("--agent-ca says nothing of unix:");
        Stage stage = new Stage(folder);
        Stage.Run absent = stage.run("events", "list", "--agent", "https://h:1", "--agent-ca", "/nowhere");
        assertThat(absent.exit()).isEqualTo(74);
        assertThat(absent.err()).contains("/nowhere is no file that this user can read");
    }

    @Test
    void webhooksAreATable() {
        agent.answers("/api/v1/webhooks/states", """
                {"states":[{"webhook":"http://ha1:9000/listen","condition":"OPEN","queued":120,"lag":3600.5,\
                "lastError":"connection refused","delivered":5,"failures":9,"dead":1,"missed":0},\
                {"webhook":"https://ha2/x","condition":"CLOSED","queued":0,"lag":0.0,"delivered":7,"failures":0,\
                "dead":0,"missed":0}]}""");

        assertThat(events("webhooks").out()).isEqualTo("""
                WEBHOOK                 STATE         QUEUED     LAG  DELIVERED  DEAD  LAST ERROR
                http://ha1:9000/listen  x down           120  3600 s          5     1  connection refused
                https://ha2/x           + delivering       0     0 s          7     0
                """);
    }

    @Test
    void withoutAnAgentItIsSaidHowToStartOne() throws IOException {
        agent.close();
        Files.deleteIfExists(folder.resolve("agent.sock"));

        Stage.Run run = events("list");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("""
                brickyard: the agent cannot be asked
                  why: nothing listens at unix:%s
                  try: start it on that machine (systemctl start brickyard-agent), or ask another one: --agent URL
                """.formatted(folder.resolve("agent.sock")));
    }

    @Test
    void whatTheAgentRefusesIsToldInItsWords() {
        agent.answers(
                "/api/v1/events",
                400,
                "{\"title\":\"since cannot be 'x'\",\"detail\":\"it takes a time\",\"advice\":\"send one\"}");

        assertThat(events("list").err()).isEqualTo("""
                brickyard: since cannot be 'x'
                  why: it takes a time
                  try: send one
                """);
    }

    @Test
    void aTokenIsNotSentInClearNorShown() {
        Stage stage = new Stage(folder).environment("BRICKYARD_AGENT_TOKEN", "very-secret-token");

        Stage.Run run = stage.run("events", "list", "--agent", "http://192.0.2.1:24080");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("cross the network in clear").doesNotContain("very-secret-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--since=yesterday", "--limit=1001", "--limit=x", "--severity=loud", "--agent=ha1"})
    void whatCannotBeMeantIsAUsageError(String option) {
        List<String> words = new ArrayList<>(List.of("events", "list", option));

        assertThat(new Stage(folder).run(words.toArray(new String[0])).exit()).isEqualTo(64);
    }

    @Test
    void theGroupAloneTellsAboutItsVerbs() {
        Stage.Run run = new Stage(folder).run("events");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Usage: brickyard events VERB", "  list ", "  replay ");
        assertThat(new Stage(folder).run("events", "--help").out()).isEqualTo(run.out());
        assertThat(new Stage(folder).run("help", "events").out()).isEqualTo(run.out());
        assertThat(new Stage(folder).run("help", "events", "tail").out())
                .isEqualTo(new Stage(folder).run("events", "tail", "--help").out())
                .contains("Usage: brickyard events tail [OPTION]...", "--follow");
    }

    @Test
    void anUnknownVerbOfTheGroupIsAUsageErrorWithTheNearest() {
        assertThat(new Stage(folder).run("events", "lst").err()).isEqualTo("""
                brickyard: unknown verb 'events lst'
                  why: brickyard events has no such verb
                  try: perhaps you meant 'brickyard events list', or see brickyard help events
                """);
    }

    private Stage.Run events(String... words) {
        List<String> all = new ArrayList<>(List.of("events"));
        all.addAll(List.of(words));
        all.addAll(List.of("--agent", agent.url()));
        return new Stage(folder).run(all.toArray(new String[0]));
    }
}
