package io.brickyard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveyor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated pool looks like a pool to the client that was made for real ones. */
final class SimulatedPoolTest {

    private static final int PORT = 24107;

    @TempDir
    private Path state;

    @Test
    void everyNodeAndBrickOfASoundPoolIsFoundAndServes() {
        Survey survey = lookAt(plan(30, PoolPlan.Faults.NONE));

        assertThat(survey.gaps()).isEmpty();
        assertThat(survey.nodes()).hasSize(30).extracting(NodeReport::state).containsOnly(NodeState.UP);
        assertThat(survey.bricks().values())
                .hasSize(60)
                .extracting(BrickReport::state)
                .containsOnly(BrickState.UP);
    }

    @Test
    void volumesAreDistributedReplicateAndTheLastTakesWhatIsLeft() {
        Survey survey = lookAt(plan(5, PoolPlan.Faults.NONE));

        assertThat(survey.volumes())
                .extracting(Volume::layout)
                .containsExactly(new Layout.Replicated(3, 0), new Layout.Single());
        assertThat(survey.volumes().getFirst().subvolumes()).hasSize(3);
        assertThat(survey.volumes().getFirst().subvolumes()).allSatisfy(set -> assertThat(set.bricks())
                .extracting(brick -> brick.node())
                .doesNotHaveDuplicates());
        assertThat(survey.volumes().getLast().bricks()).hasSize(1);
    }

    @Test
    void faultsAreSeenAsWhatTheyStandFor() {
        Survey survey = lookAt(plan(10, new PoolPlan.Faults(2, 1, 1, 20)));

        assertThat(survey.nodes())
                .filteredOn(node -> node.state() == NodeState.GLUSTERD_DOWN)
                .hasSize(2);
        assertThat(survey.nodes())
                .filteredOn(node -> node.state() == NodeState.GLUSTERD_SILENT)
                .hasSize(1);
        assertThat(survey.nodes())
                .filteredOn(node -> node.state() == NodeState.UP)
                .hasSize(7);
    }

    @Test
    void asManyNodesMisbehaveAsThePlanSays() {
        for (int faulty = 1; faulty < 12; faulty++) {
            PoolPlan plan = plan(12, new PoolPlan.Faults(0, faulty, 0, 0));
            int frozen = 0;
            for (int node = 0; node < plan.nodes(); node++) {
                frozen += plan.behaviour(node) == PoolPlan.Behaviour.FROZEN ? 1 : 0;
            }
            assertThat(frozen).isEqualTo(faulty);
        }
    }

    private static PoolPlan plan(int nodes, PoolPlan.Faults faults) {
        return new PoolPlan(nodes, 2, 9, "127.64", PORT, faults);
    }

    private Survey lookAt(PoolPlan plan) {
        try (SimulatedPool _ = SimulatedPool.start(plan)) {
            SurveyRequest request = new SurveyRequest(
                    Optional.of(new SurveyRequest.Server(new HostName(plan.address(0)), new Port(PORT))),
                    addresses(plan),
                    Duration.ofSeconds(10),
                    SurveyRequest.Depth.BRICKS);
            return new Surveyor(new StateFolder(state), Map.of()).survey(request);
        } catch (IOException e) {
            return abort("the addresses of the simulated pool are taken here: " + e.getMessage());
        }
    }

    private static Map<HostName, String> addresses(PoolPlan plan) {
        Map<HostName, String> addresses = new HashMap<>();
        for (int node = 0; node < plan.nodes(); node++) {
            addresses.put(new HostName(plan.nodeName(node)), plan.address(node));
        }
        return addresses;
    }
}
