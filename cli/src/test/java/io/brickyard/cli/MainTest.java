package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.survey.PoolFixtures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    Path folder;

    @Test
    void aLineWithoutAVerbTeaches() {
        Stage.Run run = new Stage(folder).run();

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Usage: brickyard VERB", "  status ", "Exit codes:", "  lab ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theSchemaOfPoolDocumentsIsPrinted() {
        Stage.Run run = new Stage(folder).run("schema");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("{").contains("\"urn:brickyard:schema:pool:1\"", "thinArbiter");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anUnknownVerbIsAUsageErrorWithTheNearestVerb() {
        Stage.Run run = new Stage(folder).run("stauts");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                brickyard: unknown verb 'stauts'
                  why: brickyard has no such verb
                  try: perhaps you meant 'brickyard status', or see brickyard help
                """);
    }

    @Test
    void anUnknownOptionIsAUsageErrorWithTheNearestOption() {
        Stage.Run run = new Stage(folder).run("check", "--volumes=gv0");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).isEqualTo("""
                brickyard: unknown option --volumes
                  why: check has no such option
                  try: perhaps you meant --volume, or see brickyard check --help
                """);
    }

    @Test
    void aFailureToAskSaysWhatWhyAndWhatToDo() {
        Stage.Run run = new Stage(folder)
                .pool(_ -> {
                    throw new GlusterdFailure.NotListening("nothing listens on localhost:24007");
                })
                .run("status");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                brickyard: the pool cannot be seen
                  why: nothing listens on localhost:24007
                  try: start glusterd on that machine (systemctl start glusterd), or ask a node of the pool: --server HOST
                """);
    }

    @Test
    void aDefectIsOneLineUnlessDebugged() {
        Stage stage = new Stage(folder).pool(_ -> {
            throw new IllegalStateException("two heads");
        });

        Stage.Run quiet = stage.run("status");
        assertThat(quiet.exit()).isEqualTo(70);
        assertThat(quiet.err())
                .isEqualTo("brickyard: unexpected java.lang.IllegalStateException: two heads (--debug shows where)\n");
        assertThat(stage.run("status", "--debug").err()).contains("at io.brickyard.cli.MainTest");
    }

    @Test
    void aReaderThatLeavesIsNoReasonToComplain() {
        Stage.Run run = new Stage(folder).runInto(failing("Broken pipe"), "help");

        assertThat(run.exit()).isEqualTo(141);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFullDiskIsNotTakenForSuccess() {
        Stage.Run run = new Stage(folder).runInto(failing("No space left on device"), "man");

        assertThat(run.exit()).isEqualTo(74);
        assertThat(run.err())
                .contains("the output could not be written", "why: No space left on device", "try: make room");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "check",
                "ok-to-stop",
                "metrics",
                "explain",
                "mute",
                "unmute",
                "mutes",
                "events",
                "webhook",
                "agent",
                "schema",
                "export",
                "plan",
                "apply",
                "repair",
                "lab",
                "completion",
                "man",
                "help",
                "version"
            })
    void everyVerbTellsAboutItselfBothWays(String verb) {
        Stage.Run asked = new Stage(folder).run("help", verb);

        assertThat(asked.exit()).isZero();
        assertThat(asked.out()).startsWith("brickyard " + verb + " - ");
        assertThat(new Stage(folder).run(verb, "--help")).isEqualTo(asked);
        assertThat(Verbs.NAMES).contains(verb);
        assertThat(Verbs.named(verb).orElseThrow().verb().name()).isEqualTo(verb);
    }

    @Test
    void everyVerbIsTested() {
        assertThat(Verbs.NAMES).hasSize(23);
    }

    @Test
    void gstatusTakesTheOptionsOfGstatus() {
        Stage stage = new Stage(folder).pool(PoolFixtures.healthy()).environment("BRICKYARD_INVOKED_AS", "gstatus");

        assertThat(stage.run("-v", "rep.*", "-b", "-u", "g").exit()).isZero();
        assertThat(stage.run("-o", "json", "-a").exit()).isZero();
        assertThat(stage.run().out()).contains("GlusterFS: 10.3\n");
        assertThat(stage.run("--version").out()).isEqualTo("gstatus 1.0.9 (" + Version.line() + ")\n");
        assertThat(stage.run("-v", "rep[").exit()).isEqualTo(64);
        assertThat(stage.run("status", "--watch").exit()).isEqualTo(64);
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
