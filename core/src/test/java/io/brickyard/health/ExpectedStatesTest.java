package io.brickyard.health;

import static io.brickyard.health.VolumeState.OFFLINE;
import static io.brickyard.health.VolumeState.ONLINE;
import static io.brickyard.health.VolumeState.ONLINE_DEGRADED;
import static io.brickyard.health.VolumeState.ONLINE_PARTIAL;
import static io.brickyard.health.VolumeState.STOPPED;
import static io.brickyard.health.VolumeState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.survey.BrickState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The states of the seven volumes of the usual pool (arb disp dist drep rep2 rep3 stopd) in every recorded situation. */
class ExpectedStatesTest {

    record Situation(String name, Survey survey, List<VolumeState> states, Verdict verdict) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Situation> situations() {
        List<VolumeState> allWell = List.of(ONLINE, ONLINE, ONLINE, ONLINE, ONLINE, ONLINE, STOPPED);
        List<VolumeState> withoutHa3 = List.of(
                ONLINE_DEGRADED, ONLINE_DEGRADED, ONLINE_PARTIAL, ONLINE_DEGRADED, ONLINE, ONLINE_DEGRADED, STOPPED);
        List<VolumeState> withoutBricksOfHa2 = List.of(
                ONLINE_DEGRADED,
                ONLINE_DEGRADED,
                ONLINE_PARTIAL,
                ONLINE_DEGRADED,
                ONLINE_DEGRADED,
                ONLINE_DEGRADED,
                STOPPED);
        List<VolumeState> setDown = List.of(OFFLINE, OFFLINE, ONLINE_PARTIAL, ONLINE_PARTIAL, ONLINE, OFFLINE, STOPPED);
        List<VolumeState> isolated = List.of(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, STOPPED);
        return List.of(
                new Situation("all well", PoolFixtures.healthy(), allWell, Verdict.OK),
                new Situation("all well in detail", PoolFixtures.healthyInDetail(), allWell, Verdict.OK),
                new Situation("bricks killed", bricksOfHa2Killed().build(), withoutBricksOfHa2, Verdict.ERROR),
                new Situation(
                        "pending heal",
                        bricksOfHa2Killed().heal("arb", 7, 0).heal("rep3", 7, 0).build(),
                        withoutBricksOfHa2,
                        Verdict.ERROR),
                new Situation("split-brain", PoolFixtures.splitBrain(), allWell, Verdict.ERROR),
                new Situation("replica set down", PoolFixtures.replicaSetDown(), setDown, Verdict.ERROR),
                new Situation("node gone, noticed", PoolFixtures.nodeDisconnected(), withoutHa3, Verdict.ERROR),
                new Situation("node gone, unnoticed", PoolFixtures.nodeUnreachable(), withoutHa3, Verdict.ERROR),
                new Situation("glusterd stopped", PoolFixtures.glusterdDown(), allWell, Verdict.WARNING),
                new Situation("glusterd frozen", PoolFixtures.glusterdFrozen(), allWell, Verdict.WARNING),
                new Situation("peer rejected", PoolFixtures.rejected(), allWell, Verdict.ERROR),
                new Situation("asker cut off", PoolFixtures.isolatedAsker(), isolated, Verdict.ERROR));
    }

    private static Surveys bricksOfHa2Killed() {
        return PoolFixtures.usual()
                .brick("arb", 1, BrickState.DOWN)
                .brick("disp", 1, BrickState.DOWN)
                .brick("dist", 1, BrickState.DOWN)
                .brick("drep", 1, BrickState.DOWN)
                .brick("rep2", 1, BrickState.DOWN)
                .brick("rep3", 1, BrickState.DOWN);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void volumesHaveTheStatesTheirClientsExperience(Situation situation) {
        Assessment assessment = new Assessor().assess(situation.survey());

        assertThat(assessment.volumes()).extracting(VolumeHealth::state).isEqualTo(situation.states());
        assertThat(assessment.overall()).isEqualTo(situation.verdict());
    }
}
