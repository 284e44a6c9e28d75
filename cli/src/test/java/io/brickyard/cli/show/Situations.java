package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.health.Assessor;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.NodeId;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import io.brickyard.survey.TaskReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every situation of a pool that the views are tested with, by its name. */
final class Situations {

    private Situations() {}

    static Map<String, Survey> all() {
        Map<String, Survey> all = new LinkedHashMap<>();
        all.put("healthy", PoolFixtures.healthy());
        all.put("healthy-in-detail", PoolFixtures.healthyInDetail());
        all.put("one-brick-down", PoolFixtures.oneBrickDown());
        all.put("node-unreachable", PoolFixtures.nodeUnreachable());
        all.put("node-disconnected", PoolFixtures.nodeDisconnected());
        all.put("glusterd-down", PoolFixtures.glusterdDown());
        all.put("glusterd-frozen", PoolFixtures.glusterdFrozen());
        all.put("rejected", PoolFixtures.rejected());
        all.put("isolated-asker", PoolFixtures.isolatedAsker());
        all.put("split-brain", PoolFixtures.splitBrain());
        all.put("replica-set-down", PoolFixtures.replicaSetDown());
        all.put(
                "thin-arbiter-down",
                PoolFixtures.thinArbitrated(BrickState.DOWN).build());
        all.put("tasks-and-gaps", tasksAndGaps());
        all.put("empty-pool", Surveys.ofPool(1).build());
        all.put("large", large());
        return all;
    }

    static Survey tasksAndGaps() {
        return PoolFixtures.usual()
                .healUnknown("rep3", "heal info did not answer within 4 s")
                .task("dist", "Remove brick", TaskReport.Status.RUNNING, "ha3:/bricks/dist-2/b0")
                .task("drep", "Rebalance", TaskReport.Status.FAILED)
                .gap("volume rep3", "another transaction holds its lock", "gluster volume status rep3")
                .gap("daemons", "the gluster command is not installed here", "")
                .forgetful("cannot remember brick ports in /nonexistent/last-known: permission denied")
                .poolOption("cluster.server-quorum-ratio", "51")
                .usage("dist", 0, 93, "/dev/sda1", "rw")
                .usage("dist", 1, 40, "/dev/sda1", "rw")
                .usage("dist", 2, 12, "/dev/sda1", "rw")
                .build();
    }

    /** 1000 nodes and 3000 bricks, three nodes off, one without glusterd, one not resolved. */
    static Survey large() {
        Survey well = PoolFixtures.large(1000, 3000);
        Survey.Extras extras = well.extras();
        return new Survey(
                well.observedAt(),
                Duration.ofMillis(2612),
                well.askedFrom(),
                false,
                well.nodes().stream()
                        .map(report -> new NodeReport(
                                report.node(),
                                stateInLarge(report.id()),
                                report.asker(),
                                report.evidence(),
                                report.view(),
                                report.seenBy()))
                        .toList(),
                well.volumes(),
                bricksInLarge(well),
                well.heals(),
                extras,
                well.gaps());
    }

    private static NodeState stateInLarge(NodeId id) {
        for (int number : new int[] {17, 400, 733}) {
            if (id.equals(Surveys.idOf(number))) {
                return NodeState.UNREACHABLE;
            }
        }
        return id.equals(Surveys.idOf(5)) ? NodeState.GLUSTERD_DOWN : NodeState.UP;
    }

    private static Map<BrickId, BrickReport> bricksInLarge(Survey well) {
        Map<BrickId, BrickReport> bricks = new LinkedHashMap<>(well.bricks());
        bricks.replaceAll((id, report) -> stateInLarge(id.node()) == NodeState.UNREACHABLE
                ? new BrickReport(
                        report.brick(), BrickState.UNREACHABLE, report.port(), "no answer, as from the whole node")
                : report);
        return bricks;
    }

    static Assessment judged(Survey survey) {
        return new Assessor().assess(survey);
    }
}
