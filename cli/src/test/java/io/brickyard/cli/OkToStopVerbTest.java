package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.brickyard.cli.show.StopAnswer;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OkToStopVerbTest {

    @TempDir
    Path state;

    @Test
    void safeEndsWithZeroAndTellsWhatWillBeLeft() {
        assertThat(run(replicated().nothingToHeal().build(), "ha1")).isEqualTo(new Stage.Run(0, """
                + SAFE to stop ha1
                  disp: 2 of 3 bricks left, none to spare
                  rep: 2 of 3 bricks left, in 2 subvolumes, none to spare
                """, ""));
    }

    @Test
    void notSafeEndsWithOneAndSaysWhyAndWhatToDo() {
        Stage.Run run =
                run(replicated().node(3, NodeState.UNREACHABLE).nothingToHeal().build(), "ha1");

        assertThat(run).isEqualTo(new Stage.Run(1, """
                x NOT SAFE to stop ha1
                  disp: subvolume 0 would stop serving: 1 of 3 bricks would be left
                    try: first bring back ha3:/bricks/disp-0/b2: brickyard status -v disp
                  rep: subvolume 0 would stop serving: 1 of 3 bricks would be left
                    try: first bring back ha3:/bricks/rep-0/b2: brickyard status -v rep
                  rep: subvolume 1 would stop serving: 1 of 3 bricks would be left
                    try: first bring back ha3:/bricks/rep-1/b2: brickyard status -v rep
                """, ""));
    }

    @Test
    void unknownEndsWithThree() {
        Stage.Run run = run(
                Surveys.ofPool(3)
                        .volume("rep", PoolFixtures.REPLICA_3, 1)
                        .healUnknown("rep", "heal info did not end in time")
                        .build(),
                "ha2");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out())
                .startsWith(
                        "? UNKNOWN whether ha2 may be stopped\n"
                                + "  rep: whether files wait for a heal is not known: heal info did not end in time\n    try: ");
    }

    @Test
    void severalAreAskedAboutTogether() {
        Stage.Run run = run(replicated().nothingToHeal().build(), "ha1", "ha2");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("x NOT SAFE to stop ha1 and ha2 together\n")
                .contains("stop fewer of them at once");
    }

    @Test
    void whatIsDownOrDeadAlreadyIsToldApart() {
        Survey survey = Surveys.ofPool(3)
                .volumeOn("dist", PoolFixtures.SINGLE, 2, 3)
                .node(3, NodeState.UNREACHABLE)
                .build();

        assertThat(run(survey, "ha3").out()).isEqualTo("""
                + SAFE to stop ha3
                  - ha3 is down already
                  ! dist: a subvolume does not serve as it is: brickyard status -v dist
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ha1", "10.7.0.2", "1f2e3d4c-5b6a-4000-8000-000000000001", "localhost"})
    void aNodeGoesByAnyOfItsNames(String name) {
        assertThat(run(replicated().nothingToHeal().build(), name).out()).startsWith("+ SAFE to stop ha1\n");
    }

    @Test
    void theHostOfAThinArbiterMayBeAskedAbout() {
        Survey survey =
                PoolFixtures.thinArbitrated(BrickState.UP).nothingToHeal().build();

        assertThat(run(survey, "tie").out()).startsWith("+ SAFE to stop tie\n");
        assertThat(run(survey, "tie", "ha1").exit()).isEqualTo(1);
    }

    @Test
    void aNameThatIsNobodysIsRefused() {
        Stage.Run run = run(replicated().build(), "ha12");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err())
                .contains("no node of the pool is called 'ha12'", "ha1, ha2, ha3", "perhaps you meant ha1");
        assertThat(stage(replicated().build()).run("ok-to-stop").exit()).isEqualTo(64);
        assertThat(run(replicated().build(), "ha1", "--wait", "soon").err()).contains("--wait cannot be 'soon'");
    }

    @Test
    void healsAreCountedInFullOnlyWhereACopyGoes() {
        Stage stage = stage(Surveys.ofPool(4)
                .volumeOn("a", PoolFixtures.REPLICA_3, 1, 2, 3)
                .volumeOn("b", PoolFixtures.REPLICA_3, 2, 3, 4)
                .nothingToHeal()
                .build());

        assertThat(stage.run("ok-to-stop", "ha1").exit()).isZero();

        assertThat(stage.asked).hasSize(2);
        assertThat(stage.asked.getFirst().closely()).rejects(new VolumeName("a"), new VolumeName("b"));
        assertThat(stage.asked.getLast().closely()).accepts(new VolumeName("a")).rejects(new VolumeName("b"));
    }

    @Test
    void jsonObeysThePublishedSchema() throws IOException {
        ByteArrayOutputStream published = new ByteArrayOutputStream();
        StopAnswer.writeSchema(published);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonMapper.shared().readTree(published.toByteArray()));
        List<Survey> surveys = List.of(
                replicated().nothingToHeal().build(),
                replicated().build(),
                replicated().node(3, NodeState.UNREACHABLE).build(),
                PoolFixtures.replicaSetDown(),
                PoolFixtures.splitBrain(),
                PoolFixtures.isolatedAsker());
        for (Survey survey : surveys) {
            for (String node : List.of("ha1", "ha2", "ha3")) {
                JsonNode answer = JsonMapper.shared()
                        .readTree(run(survey, node, "-o", "json").out());
                assertThat(schema.validate(answer)).as(answer.toString()).isEmpty();
            }
        }
        JsonNode safe = JsonMapper.shared()
                .readTree(run(surveys.getFirst(), "ha1", "-o", "json").out());
        assertThat(safe.path("verdict").asString()).isEqualTo("SAFE");
        assertThat(safe.path("nodes").get(0).path("id").asString())
                .isEqualTo(Surveys.idOf(1).toString());
        assertThat(safe.path("reduced").size()).isEqualTo(3);
    }

    private static Surveys replicated() {
        return Surveys.ofPool(3).volume("rep", PoolFixtures.REPLICA_3, 2).volume("disp", PoolFixtures.DISPERSE_3, 1);
    }

    private Stage stage(Survey survey) {
        return new Stage(state).pool(survey);
    }

    private Stage.Run run(Survey survey, String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("ok-to-stop"));
        all.addAll(List.of(words));
        return stage(survey).run(all.toArray(String[]::new));
    }
}
