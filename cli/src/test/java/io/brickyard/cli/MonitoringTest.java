package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.cli.monitoring.PoolMetrics;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.health.Assessment;
import io.brickyard.health.Severity;
import io.brickyard.health.Verdict;
import io.brickyard.health.VolumeState;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringTest {

    @TempDir
    Path folder;

    @Test
    void aHealthyPoolIsOneLine() {
        Stage.Run run = new Stage(folder).pool(PoolFixtures.healthy()).run("check");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualTo("GLUSTER OK - 3/3 nodes up, 7 volumes: 6 ONLINE, 1 STOPPED; 20/20 bricks up"
                        + " | nodes_up=3;;;0;3 volumes=7;;;0 volumes_online=6;;;0;7 volumes_degraded=0;;;0"
                        + " volumes_partial=0;;;0 volumes_offline=0;;;0 volumes_unknown=0;;;0 bricks_up=20;;;0;20"
                        + " findings_error=0;;;0 findings_warning=0;;;0 heal_entries=0;;;0 split_brain_entries=0;;;0"
                        + " survey_time=0.012s;;;0\n");
    }

    @Test
    void aBrickDownIsAWarningWithItsFindingOnALineOfItsOwn() {
        Stage.Run run = oneBrickDown().run("check");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("GLUSTER WARNING - brick ha2:/bricks/rep3-0/b1 of rep3 is down; 3/3 nodes up, 7 volumes:")
                .contains(" bricks_up=19;;;0;20 ", " heal_entries=7;;;0 ")
                .endsWith("\nWARNING BRICK_DOWN brick/rep3/ha2:/bricks/rep3-0/b1:"
                        + " brick ha2:/bricks/rep3-0/b1 of rep3 is down\n");
    }

    @Test
    void onlyTheNamedVolumesCount() {
        assertThat(oneBrickDown().run("check", "-v", "rep3").exit()).isEqualTo(1);
        Stage.Run others = oneBrickDown().run("check", "-v", "d*", "-v", "arb");
        assertThat(others.exit()).isZero();
        assertThat(others.out()).startsWith("GLUSTER OK - 4 volumes: 4 ONLINE; 15/15 bricks up | volumes=4;;;0 ");
    }

    @Test
    void whatMayBeOfflineCountsAsOffline() {
        Survey survey = PoolFixtures.isolatedAsker();
        Stage.Run run = new Stage(folder)
                .pool(survey)
                .meaning(Assessments.with(survey, "rep3", VolumeState.UNKNOWN, VolumeState.OFFLINE, Verdict.UNKNOWN))
                .run("check", "-v", "rep3");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).startsWith("GLUSTER CRITICAL - seen from a node that is cut off; 1 volume: 1 UNKNOWN;");
    }

    @Test
    void aPoolThatCannotBeSeenIsUnknownOnStandardOutput() {
        Stage.Run run = new Stage(folder)
                .pool(_ -> {
                    throw new GlusterdFailure.HostSilent("ha1:24007 | no answer within 1 s");
                })
                .run("check");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("GLUSTER UNKNOWN - the pool cannot be seen: ha1:24007 / no answer within 1 s - see whether")
                .hasLineCount(1);
    }

    @Test
    void aVolumeThatIsNotThereIsUnknown() {
        Stage.Run run = new Stage(folder).pool(PoolFixtures.healthy()).run("check", "-v", "rep4");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).startsWith("GLUSTER UNKNOWN - no volume matches 'rep4'");
    }

    @Test
    void metricsOfAPoolReadAsRecorded() throws IOException {
        Stage.Run run = oneBrickDown().run("metrics");

        assertThat(run.exit()).isZero();
        assertThat(run.out().replace(Version.number(), "VERSION")).isEqualTo(recorded("metrics.prom"));
    }

    @Test
    void metricsOfNoPoolAreStillValid() {
        Stage.Run run = new Stage(folder)
                .pool(_ -> {
                    throw new GlusterdFailure.NotListening("nothing listens");
                })
                .run("metrics");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).endsWith("# TYPE brickyard_survey_success gauge\nbrickyard_survey_success 0\n");
    }

    @Test
    void aBrickOfWhichNothingIsKnownIsNeitherUpNorDown() {
        Survey survey =
                PoolFixtures.usual().brick("dist", 1, BrickState.UNKNOWN).build();

        String metrics = PoolMetrics.of(survey, Assessments.allWell(survey), "1");

        assertThat(metrics)
                .doesNotContain("brickyard_brick_up{volume=\"dist\",node=\"ha2\"")
                .contains("brickyard_brick_up{volume=\"dist\",node=\"ha1\",path=\"/bricks/dist-0/b0\"} 1")
                .contains("path=\"/bricks/dist-1/b0\",role=\"data\",state=\"UNKNOWN\"} 1");
    }

    @Test
    void quotesAndBackslashesInLabelsAreEscaped() {
        Survey survey = PoolFixtures.healthy();

        assertThat(PoolMetrics.of(survey, Assessments.allWell(survey), "a\"b\\c\nd"))
                .contains("brickyard_build_info{version=\"a\\\"b\\\\c\\nd\"} 1\n");
    }

    private Stage oneBrickDown() {
        Survey survey = PoolFixtures.oneBrickDown();
        Assessment assessment = Assessments.with(
                survey,
                "rep3",
                VolumeState.ONLINE_DEGRADED,
                VolumeState.ONLINE_DEGRADED,
                Verdict.WARNING,
                Assessments.brickDown("rep3", Severity.WARNING));
        return new Stage(folder).pool(survey).meaning(assessment);
    }

    private static String recorded(String name) throws IOException {
        try (InputStream resource = MonitoringTest.class.getResourceAsStream(name)) {
            assertThat(resource).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
