package io.brickyard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What glusterd did not tell of a volume's tasks is never taken for nothing, and what was not moved never for moved. */
class UntoldTasksTest {

    private static final VolumeName DATA = new VolumeName("data");
    private static final Layout SINGLE = new Layout.Single();
    private static final List<WantedBrick> LEAVING =
            List.of(new WantedBrick(new HostName("n3"), new BrickPath("/b/data")));
    private static final List<WantedBrick> FRESH =
            List.of(new WantedBrick(new HostName("n3"), new BrickPath("/c/data")));

    private static SeenPool seen(SeenTask task) {
        List<SeenNode> nodes = new ArrayList<>();
        List<Brick> bricks = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            HostName name = new HostName("n" + i);
            nodes.add(new SeenNode(new Node(id(i), name, List.of(name)), SeenNode.Standing.UP, true));
            bricks.add(new Brick(new BrickId(id(i), new BrickPath("/b/data")), name, Brick.Role.DATA));
        }
        Volume volume = new Volume(
                DATA, new UUID(7, 7), Volume.Status.STARTED, SINGLE, Volume.inSubvolumes(SINGLE, bricks), Map.of(), 0);
        return new SeenPool(id(1), nodes, List.of(volume), Map.of(), Set.of(), Map.of(DATA, task), Map.of(), Map.of());
    }

    private static NodeId id(int number) {
        return new NodeId(new UUID(1, number));
    }

    private static SeenTask removal(SeenTask.State state, long failures) {
        return new SeenTask(
                SeenTask.Kind.REMOVAL, state, List.of(new BrickId(id(3), new BrickPath("/b/data"))), 5, failures, 0);
    }

    @Test
    void nothingIsBegunWhileItIsNotKnownWhatRuns() {
        SeenPool seen = seen(SeenTask.untold());
        assertThat(new LayoutStep.AddBricks(DATA, SINGLE, FRESH, false).check(seen))
                .isInstanceOf(Step.Blocked.class);
        assertThat(new LayoutStep.Rebalance(DATA).check(seen)).isInstanceOf(Step.Blocked.class);
        assertThat(new LayoutStep.StartRemoval(DATA, SINGLE, LEAVING).check(seen))
                .isInstanceOf(Step.Blocked.class);
        assertThat(new LayoutStep.CommitRemoval(DATA, LEAVING).check(seen)).isInstanceOf(Step.Blocked.class);
    }

    @Test
    void waitsGoOnWhileItIsNotKnownHowFarItIs() {
        assertThat(new LayoutStep.AwaitRebalance(DATA).check(seen(SeenTask.untold())))
                .isEqualTo(Step.ready());
        assertThat(new LayoutStep.AwaitRemoval(DATA, LEAVING).check(seen(SeenTask.untold())))
                .isEqualTo(Step.ready());
        assertThat(new LayoutStep.AwaitRemoval(DATA, LEAVING).check(seen(removal(SeenTask.State.UNTOLD, 0))))
                .isEqualTo(Step.ready());
    }

    @ParameterizedTest
    @EnumSource(names = "COMPLETED", mode = EnumSource.Mode.EXCLUDE)
    void bricksAreTakenOutOnlyWhenAllFilesWereMoved(SeenTask.State state) {
        Step commit = new LayoutStep.CommitRemoval(DATA, LEAVING);
        assertThat(commit.check(seen(removal(state, 0)))).isInstanceOf(Step.Blocked.class);
        assertThat(commit.check(seen(removal(SeenTask.State.COMPLETED, 1)))).isInstanceOf(Step.Blocked.class);
        assertThat(commit.check(seen(removal(SeenTask.State.COMPLETED, 0)))).isEqualTo(Step.ready());
    }

    @Test
    void aRebalanceThatSomebodyStoppedIsNotDone() {
        SeenTask stopped = new SeenTask(SeenTask.Kind.REBALANCE, SeenTask.State.STOPPED, List.of(), 5, 0, 0);
        assertThat(new LayoutStep.AwaitRebalance(DATA).check(seen(stopped))).isInstanceOf(Step.Blocked.class);
    }
}
