package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.health.Assessor;
import io.brickyard.health.Check;
import io.brickyard.health.Mute;
import io.brickyard.health.Severity;
import io.brickyard.health.Target;
import io.brickyard.health.Verdict;
import io.brickyard.health.VolumeState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MuteTest {

    @TempDir
    Path parent;

    @Test
    void aMuteIsRememberedShownAndTakenBack() {
        assertThat(stage().run("mute", "BRICK_DOWN", "--for", "4h", "--comment", "disk\tordered"))
                .isEqualTo(new Stage.Run(0, """
                muted BRICK_DOWN for 4h 0m, or until it worsens
                  brick/rep3/ha2:/bricks/rep3-0/b1: brick ha2:/bricks/rep3-0/b1 of rep3 is down
                """, ""));
        assertThat(stage().now(Surveys.OBSERVED_AT.plus(Duration.ofMinutes(90)))
                        .run("mutes")
                        .out())
                .isEqualTo("BRICK_DOWN  ends when it worsens or goes, at the latest in 2h 30m  (disk\tordered)\n");
        assertThat(stage().run("unmute", "brick-down").out()).isEqualTo("unmuted BRICK_DOWN\n");
        assertThat(stage().run("mutes").out()).isEqualTo("nothing is muted\n");
        assertThat(stage().run("unmute", "BRICK_DOWN").exit()).isEqualTo(64);
    }

    @Test
    void aMuteEndsByItself() {
        stage().run("mute", "BRICK_DOWN", "--for", "4h");

        assertThat(stage().now(Surveys.OBSERVED_AT.plus(Duration.ofHours(4)))
                        .run("mutes")
                        .out())
                .isEqualTo("nothing is muted\n");
    }

    @Test
    void whatIsMutedReachesTheAssessmentWithHowBadItWas() {
        String target = "brick/rep3/ha2:/bricks/rep3-0/b1";
        stage().run("mute", "BRICK_DOWN:" + target);
        List<Mute> seen = new ArrayList<>();

        stage().meaning((survey, mutes) -> {
                    seen.addAll(mutes.all());
                    return Stage.applied(Assessments.allWell(survey), mutes);
                })
                .run("check");

        assertThat(seen)
                .containsExactly(new Mute(
                        Check.BRICK_DOWN,
                        Optional.of(Target.parse(target)),
                        Optional.empty(),
                        false,
                        new Mute.Level(Severity.WARNING, 1, 1)));
    }

    @Test
    void whatIsNotThereIsOnlyMutedStickily() {
        Stage well = new Stage(state()).pool(PoolFixtures.healthy());

        Stage.Run refused = well.run("mute", "BRICK_DOWN");
        assertThat(refused.exit()).isEqualTo(64);
        assertThat(refused.err()).contains("there is no finding BRICK_DOWN to mute", "add --sticky");
        assertThat(well.run("mute", "BRICK_DOWN", "--sticky").out()).isEqualTo("muted BRICK_DOWN until it worsens\n");
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        stage().run("mute", "BRICK_DOWN");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state().resolve("mutes"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
                .isEqualTo("rwx------");
    }

    @Test
    void damagedLinesAreToldAndKeptApart() throws IOException {
        stage().run("mute", "BRICK_DOWN");
        Path file = state().resolve("mutes");
        String damaged = Files.readString(file) + "BRICK_DOWN\tnode/x\tyesterday\n\0\0\0\n";
        Files.writeString(file, damaged);

        Stage.Run run = stage().run("mutes");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("BRICK_DOWN  ends when it worsens or goes\n");
        assertThat(run.err())
                .isEqualTo("brickyard: line 3 of " + file + " cannot be read; it mutes nothing\n"
                        + "brickyard: line 4 of " + file + " cannot be read; it mutes nothing\n");
        stage().run("unmute", "BRICK_DOWN");
        assertThat(state().resolve("mutes.damaged")).hasContent(damaged);
        assertThat(stage().run("mutes").err()).isEmpty();
    }

    @Test
    void aFileThatIsNoFileMutesNothing() throws IOException {
        Files.createDirectories(state().resolve("mutes"));

        Stage.Run run = stage().run("check");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be read", "nothing is muted");
    }

    @Test
    void aFolderThatCannotBeMadeIsAnErrorWithAdvice() throws IOException {
        Files.writeString(parent.resolve("file"), "");

        Stage.Run run = new Stage(parent.resolve("file/state"))
                .pool(PoolFixtures.healthy())
                .run("mute", "BRICK_DOWN", "--sticky");

        assertThat(run.exit()).isEqualTo(74);
        assertThat(run.err()).contains("the mutes could not be written", "BRICKYARD_STATE");
    }

    @Test
    void nothingIsLostWhenManyChangeAtOnce() throws InterruptedException {
        MuteFile file = new MuteFile(new StateFolder(state()));
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    synchronized (
                            file) { // one process locks a file once; other processes are kept out by the file's lock
                        file.change(mutes -> {
                            List<NotedMute> more = new ArrayList<>(mutes);
                            more.add(mute("node/" + number));
                            return more;
                        });
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(file.read().noted()).hasSize(8);
    }

    @Test
    void aMuteThatEndsIsToldAndForgotten() {
        Stage stage = new Stage(state())
                .meaning((survey, mutes) -> new Assessor().assess(survey, mutes, Surveys.OBSERVED_AT));
        stage.pool(PoolFixtures.oneBrickDown()).run("mute", "BRICK_DOWN");
        assertThat(stage.run("status").err()).isEmpty();

        Stage.Run worse = stage.pool(PoolFixtures.replicaSetDown()).run("status");

        assertThat(worse.err()).isEqualTo("brickyard: the mute of BRICK_DOWN has ended, because it has become worse\n");
        assertThat(stage.run("mutes").out()).isEqualTo("nothing is muted\n");
        assertThat(stage.run("status").err()).isEmpty();
    }

    @Test
    void targetsAndCodesAreChecked() {
        assertThat(stage().run("mute", "BRICK_DWN").err()).contains("perhaps you meant BRICK_DOWN");
        assertThat(stage().run("mute", "BRICK_DOWN:gv0").err()).contains("'gv0' is no target");
        assertThat(stage().run("mute").err()).contains("CODE[:TARGET] is missing");
    }

    private static NotedMute mute(String target) {
        Mute mute = new Mute(
                Check.BRICK_DOWN,
                Optional.of(Target.parse(target)),
                Optional.empty(),
                true,
                new Mute.Level(Severity.ERROR, 1, 3));
        return new NotedMute(mute, Surveys.OBSERVED_AT, "");
    }

    private Path state() {
        return parent.resolve("state");
    }

    private Stage stage() {
        Survey survey = PoolFixtures.oneBrickDown();
        return new Stage(state())
                .pool(survey)
                .meaning(Assessments.with(
                        survey,
                        "rep3",
                        VolumeState.ONLINE_DEGRADED,
                        VolumeState.ONLINE_DEGRADED,
                        Verdict.WARNING,
                        Assessments.brickDown("rep3", Severity.WARNING)));
    }
}
