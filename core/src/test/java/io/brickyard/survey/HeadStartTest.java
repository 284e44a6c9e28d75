package io.brickyard.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.rpc.FakeGlusterd;
import io.brickyard.glusterd.rpc.Knowledge;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Second looks at a pool, which knock where bricks were last known to listen before the pool has told anything. */
class HeadStartTest {

    private static final int THIRD = 3;

    private final FakePool pool = FakePool.of(3);
    private final Volume volume = pool.replicated("gv0");
    private final Brick brick = volume.bricks().get(THIRD - 1);

    @TempDir
    Path folder;

    @BeforeEach
    void firstLook() {
        assertThat(survey().brick(brick).state()).isEqualTo(BrickState.UP);
    }

    @AfterEach
    void end() {
        pool.close();
    }

    private Survey survey() {
        return survey(new StateFolder(folder));
    }

    private Survey survey(StateFolder state) {
        Gluster noGluster = new Gluster(
                (arguments, _) -> {
                    throw new AssertionError("gluster was called: " + arguments);
                },
                LockRetries.NONE);
        LocalGlusterd nothingHere = new LocalGlusterd(
                SurveyRequest.Server.GLUSTERD_PORT,
                new Endpoint.Unix(folder.resolve("no-socket")),
                new GlusterdFolder(folder.resolve("no-glusterd")),
                noGluster);
        return new Surveyor(state, nothingHere).survey(pool.request(Duration.ofSeconds(5)));
    }

    private String remembered() throws IOException {
        return Files.readString(folder.resolve("last-known"));
    }

    @Test
    void everyBrickIsKnockedAtOnce() {
        survey();

        assertThat(List.of(0, 1, 2))
                .allSatisfy(i -> assertThat(pool.brick(volume, i).visits()).isEqualTo(2));
    }

    @Test
    void brickThatMovedIsJudgedByThePortThatItsGlusterdNames() throws IOException {
        pool.brick(volume, THIRD - 1).close();
        try (FakeGlusterd moved = FakeGlusterd.listening(FakePool.address(THIRD), 0, Knowledge.ofBrick())) {
            pool.knowledge(THIRD).port(brick.path(), moved.port().number());

            BrickReport report = survey().brick(brick);

            assertThat(report.state()).isEqualTo(BrickState.UP);
            assertThat(report.port()).contains(moved.port());
            assertThat(remembered()).contains(" " + moved.port() + " " + brick.path());
        }
    }

    @Test
    void brickThatMovedAndDiedIsDownThoughItsOldPortAnswers() {
        FakeGlusterd gone = FakeGlusterd.listening(FakePool.address(THIRD), 0, Knowledge.ofBrick());
        gone.close();
        pool.knowledge(THIRD).port(brick.path(), gone.port().number());

        BrickReport report = survey().brick(brick);

        assertThat(report.state()).isEqualTo(BrickState.DOWN);
        assertThat(report.evidence()).contains("names port " + gone.port(), "refuses");
    }

    @Test
    void brickThatDiedSinceIsDown() {
        pool.brick(volume, THIRD - 1).close();

        BrickReport report = survey().brick(brick);

        assertThat(report.state()).isEqualTo(BrickState.DOWN);
        assertThat(report.evidence()).contains("refuses");
    }

    @Test
    void whatCannotBeRememberedIsSaid() throws IOException {
        assertThat(survey().extras().forgetful()).isEmpty();
        Path occupied = Files.writeString(folder.resolve("occupied"), "");

        Survey survey = survey(new StateFolder(occupied.resolve("state")));

        assertThat(survey.extras().forgetful())
                .hasValueSatisfying(reason -> assertThat(reason).contains("cannot remember"));
        assertThat(survey.complete()).isTrue();
    }

    @Test
    void brickOfADeletedVolumeIsForgottenAndLeftInPeace() throws IOException {
        Volume other = pool.replicated("other");
        survey();
        pool.deleted(volume);

        survey();
        int visits = pool.brick(volume, THIRD - 1).visits();
        Survey later = survey();

        assertThat(later.volumes()).containsExactly(other);
        assertThat(remembered())
                .doesNotContain(brick.path().value())
                .contains(other.bricks().getFirst().path().value());
        assertThat(pool.brick(volume, THIRD - 1).visits()).isEqualTo(visits);
    }
}
