package io.brickyard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.Leftover;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.Plan;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.plan.Step;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an apply that was broken off owes, in the plan of the next one. */
class OwingTest {

    private static final VolumeName DATA = new VolumeName("data");
    private static final UUID VOLUME = new UUID(7, 7);
    private static final HostName TWO = new HostName("n2");
    private static final Step REBALANCE = new LayoutStep.Rebalance(DATA);
    private static final Step AWAIT = new LayoutStep.AwaitRebalance(DATA);
    private static final NodeStep.Clean CLEAN =
            new NodeStep.Clean(TWO, new BrickPath("/old/data"), VOLUME, Leftover.FILES);
    private static final Plan NOTHING = new Plan(List.of(), List.of());

    private final Map<VolumeName, SeenTask> tasks = new HashMap<>();
    private final Map<HostName, NodeFacts> facts = new HashMap<>();

    private SeenPool seen(Needs needs) {
        List<SeenNode> nodes = new ArrayList<>();
        List<Brick> bricks = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            HostName name = new HostName("n" + i);
            NodeId id = new NodeId(new UUID(1, i));
            nodes.add(new SeenNode(new Node(id, name, List.of(name)), SeenNode.Standing.UP, true));
            bricks.add(new Brick(new BrickId(id, new BrickPath("/b/data")), name, Brick.Role.DATA));
        }
        Layout layout = new Layout.Replicated(2, 0);
        Volume volume = new Volume(
                DATA, VOLUME, Volume.Status.STARTED, layout, Volume.inSubvolumes(layout, bricks), Map.of(), 0);
        return new SeenPool(
                new NodeId(new UUID(1, 1)),
                nodes,
                List.of(volume),
                Map.of(),
                Set.of(),
                needs.tasks() ? tasks : Map.of(),
                Map.of(),
                facts);
    }

    private Owing.Completed completed(Plan plan, Step... owed) {
        return Owing.complete(
                plan,
                Optional.of(new ApplyJournal.Unfinished("then", "somebody", 1, 3, Optional.empty(), List.of(owed))),
                this::seen);
    }

    private static SeenTask rebalance(SeenTask.State state) {
        return new SeenTask(SeenTask.Kind.REBALANCE, state, List.of(), 0, 0, 0);
    }

    @Test
    void aRebalanceThatWasNotBegunIsBegun() {
        assertThat(completed(NOTHING, REBALANCE).plan().steps()).containsExactly(REBALANCE, AWAIT);
    }

    /** It was begun right before the run was killed. */
    @Test
    void aRebalanceThatRunsIsWaitedFor() {
        tasks.put(DATA, rebalance(SeenTask.State.RUNNING));
        assertThat(completed(NOTHING, REBALANCE).plan().steps()).containsExactly(AWAIT);
    }

    @Test
    void aRebalanceOfWhichNothingIsKnownStaysInThePlan() {
        tasks.put(DATA, SeenTask.untold());
        assertThat(completed(NOTHING, REBALANCE).plan().steps()).containsExactly(REBALANCE, AWAIT);
    }

    @Test
    void aBrickOfAVolumeThatLivesIsRemovedOnlyAfterTheVolumeIsHealed() {
        facts.put(TWO, new NodeFacts(Optional.empty(), true, Map.of(), List.of()));
        List<Step> steps = completed(NOTHING, CLEAN).plan().steps();
        assertThat(steps).hasSize(2).endsWith(CLEAN);
        assertThat(steps.getFirst()).isInstanceOf(LayoutStep.AwaitHeal.class);
    }

    @Test
    void whatANodeThatDoesNotAnswerHasStaysOwedAndIsTold() {
        Owing.Completed completed = completed(NOTHING, CLEAN);
        assertThat(completed.plan().steps()).isEmpty();
        assertThat(completed.left()).containsExactly(CLEAN);
        assertThat(completed.plan().notes()).singleElement().asString().contains("n2:/old/data", "later run");
    }

    @Test
    void whatIsOwedComesBeforeAMemberLeaves() {
        Step detach = new PeerStep.Detach(TWO);
        facts.put(TWO, new NodeFacts(Optional.empty(), true, Map.of(), List.of()));
        assertThat(completed(new Plan(List.of(detach), List.of()), CLEAN).plan().steps())
                .endsWith(CLEAN, detach);
    }
}
