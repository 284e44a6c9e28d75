package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.health.Severity;
import io.brickyard.health.Verdict;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Port;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusVerbTest {

    @TempDir
    Path folder;

    @Test
    void optionsBecomeTheRequest() {
        Stage stage = new Stage(folder).pool(PoolFixtures.healthy());

        stage.run("status", "--server=ha1:24008", "--resolve", "ha2=10.0.0.2", "--timeout", "1500ms", "-a");

        assertThat(stage.asked)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("closely")
                .containsExactly(new SurveyRequest(
                        Optional.of(new SurveyRequest.Server(new HostName("ha1"), new Port(24008))),
                        Map.of(new HostName("ha2"), "10.0.0.2"),
                        Duration.ofMillis(1500),
                        SurveyRequest.Depth.ALL));
    }

    @Test
    void namedVolumesAreLookedAtClosely() {
        Stage stage = new Stage(folder).pool(PoolFixtures.healthy());

        stage.run("status", "-v", "rep*");

        assertThat(stage.asked.getFirst().closely())
                .accepts(new VolumeName("rep3"))
                .rejects(new VolumeName("dist"));
    }

    @ParameterizedTest
    @CsvSource({
        "ha1,            ha1,     24007",
        "10.0.0.1:1234,  10.0.0.1, 1234",
        "fd00::1,        fd00::1, 24007",
        "[fd00::1]:1234, fd00::1,  1234",
        "[fd00::1],      fd00::1, 24007",
    })
    void serversAreNamedInEveryUsualWay(String text, String host, int port) {
        assertThat(PoolOptions.server(text)).isEqualTo(new SurveyRequest.Server(new HostName(host), new Port(port)));
    }

    @Test
    void aStatusThatSawEverythingEndsWithZeroWhateverItSaw() {
        Survey survey = PoolFixtures.oneBrickDown();
        Stage stage = new Stage(folder)
                .pool(survey)
                .meaning(Assessments.with(
                        survey,
                        "rep3",
                        VolumeState.ONLINE_DEGRADED,
                        VolumeState.ONLINE_DEGRADED,
                        Verdict.WARNING,
                        Assessments.brickDown("rep3", Severity.WARNING)));

        assertThat(stage.run("status").exit()).isZero();
        assertThat(stage.run("status", "--exit-code").exit()).isEqualTo(1);
    }

    @Test
    void aGapMakesTheStatusIncomplete() {
        Stage stage = new Stage(folder)
                .pool(PoolFixtures.usual().gap("node ha3", "no answer", "").build());

        assertThat(stage.run("status").exit()).isEqualTo(3);
        assertThat(stage.run("status", "--exit-code").exit()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout 0s,           --timeout cannot be '0s'",
        "--timeout 99ms,         --timeout cannot be '99ms'",
        "--timeout soon,         --timeout cannot be 'soon'",
        "--server ha1:99999,     --server cannot be 'ha1:99999'",
        "--server -x=y,          --server cannot be '-x=y'",
        "--resolve ha1,          --resolve cannot be 'ha1'",
        "--watch --all,          --watch does not go with --all",
        "--watch -o json,        --watch does not go with --output json",
        "--xml -o json,          --xml does not go with --output json",
        "--watch x,              --watch cannot be 'x'",
        "--all=yes,              --all takes no value",
        "--server,               --server lacks its value",
        "gv0,                    there is one word too many: 'gv0'",
    })
    void whatCannotBeMeantIsRefused(String words, String what) {
        Stage.Run run = new Stage(folder).pool(PoolFixtures.healthy()).run(("status " + words.strip()).split(" ", -1));

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).startsWith("brickyard: " + what + "\n").contains("\n  why: ", "\n  try: ");
    }

    @Test
    void aPatternThatMatchesNoVolumeIsNotSilence() {
        Stage.Run run = new Stage(folder).pool(PoolFixtures.healthy()).run("status", "-v", "rep4");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("no volume matches 'rep4'", "perhaps you meant rep2");
    }
}
