package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.cli.show.StopAnswer;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.health.StopRequest;
import io.brickyard.health.Stopping;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Surveys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Waiting, with time that passes only in the pauses. */
class StopWaitTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Duration STEADY = StopWait.STEADY;

    private final List<String> told = new ArrayList<>();
    private long nanos = 12_345;
    private int looks;

    @Test
    void whatIsSafeIsWatchedUntilClientsHaveHadTheirTime() throws Exception {
        StopAnswer answer = waited(_ -> safe(), LIMIT);

        assertThat(answer.stopping()).isInstanceOf(Stopping.Safe.class);
        assertThat(elapsed()).isEqualTo(STEADY);
        assertThat(told).containsExactly("waiting (0s): safe; giving clients some seconds to find what has come back");
    }

    /** The last look without the brick is the third, at 2 s; with it, the first of those that count, at 3 s. */
    @Test
    void theTimeBeginsAnewWhenABrickIsMissingInBetween() throws Exception {
        waited(look -> look == 2 ? missing() : safe(), LIMIT);

        assertThat(elapsed()).isEqualTo(STEADY.plusSeconds(2));
    }

    @Test
    void aHealThatFlickersUnderLoadDelaysNothingButItsOwnEnd() throws Exception {
        StopAnswer answer = waited(look -> look % 3 == 2 || look == 7 ? healing(1) : safe(), LIMIT);

        assertThat(answer.stopping()).isInstanceOf(Stopping.Safe.class);
        assertThat(elapsed()).isEqualTo(STEADY.plusSeconds(2));
    }

    @Test
    void whatTurnedSafeInTimeIsWatchedToTheEnd() throws Exception {
        StopAnswer answer = waited(look -> look < 8 ? missing() : safe(), Duration.ofSeconds(9));

        assertThat(answer.stopping()).isInstanceOf(Stopping.Safe.class);
        assertThat(elapsed()).isEqualTo(STEADY.plusSeconds(7));
    }

    @Test
    void whatStaysUnsafeIsTheAnswerWhenTheTimeIsOver() throws Exception {
        StopAnswer answer = waited(_ -> healing(7), Duration.ofSeconds(40));

        assertThat(answer.stopping()).isInstanceOf(Stopping.Unsafe.class);
        assertThat(elapsed()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void progressIsToldWhenItIsAboutSomethingElseAndNowAndThen() throws Exception {
        waited(look -> healing(50 - look), Duration.ofSeconds(40));

        assertThat(told).hasSize(3);
        assertThat(told.getFirst()).startsWith("waiting (0s): v: 50 files wait for a heal");
        assertThat(told.get(1)).startsWith("waiting (15s): v: 35 files");
    }

    @Test
    void aPoolThatCannotBeSeenForAWhileIsWaitedFor() throws Exception {
        StopAnswer answer = waited(
                look -> {
                    if (look < 5) {
                        throw unseen();
                    }
                    return safe();
                },
                LIMIT);

        assertThat(answer.stopping()).isInstanceOf(Stopping.Safe.class);
        assertThat(told.getFirst()).contains("the pool cannot be seen");
    }

    @Test
    void aPoolThatIsNeverSeenIsAFailure() {
        assertThatThrownBy(() -> waited(
                        _ -> {
                            throw unseen();
                        },
                        LIMIT))
                .isInstanceOf(GlusterdFailure.class);
        assertThat(elapsed()).isEqualTo(LIMIT);
    }

    private StopAnswer waited(IntFunction<StopAnswer> pool, Duration limit) throws InterruptedException {
        return new StopWait(() -> pool.apply(looks++), () -> nanos, time -> nanos += time.toNanos(), told::add)
                .forAtMost(limit);
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanos - 12_345);
    }

    private static GlusterdFailure unseen() {
        return new GlusterdFailure.NotListening("ha1 port 24007");
    }

    private static StopAnswer safe() {
        return healing(0);
    }

    private static StopAnswer missing() {
        return StopAnswer.of(
                Surveys.ofPool(3)
                        .volume("v", PoolFixtures.REPLICA_3, 1)
                        .brick("v", 2, BrickState.DOWN)
                        .nothingToHeal()
                        .build(),
                StopRequest.of(Surveys.idOf(1)));
    }

    private static StopAnswer healing(int files) {
        return StopAnswer.of(
                Surveys.ofPool(3)
                        .volume("v", PoolFixtures.REPLICA_3, 1)
                        .heal("v", files, 0)
                        .build(),
                StopRequest.of(Surveys.idOf(1)));
    }
}
