package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.health.VolumeHealth;
import io.brickyard.pool.Brick;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A survey's nodes and an assessment's volumes by their ids, so that big pools are drawn in linear time. */
final class Roster {

    private final Map<NodeId, NodeReport> nodes;
    private final Map<VolumeName, VolumeHealth> volumes;

    Roster(Survey survey, Assessment assessment) {
        nodes = HashMap.newHashMap(survey.nodes().size());
        for (NodeReport report : survey.nodes()) {
            nodes.put(report.id(), report);
        }
        volumes = HashMap.newHashMap(assessment.volumes().size());
        for (VolumeHealth health : assessment.volumes()) {
            volumes.put(health.volume().name(), health);
        }
    }

    Optional<VolumeHealth> volume(VolumeName name) {
        return Optional.ofNullable(volumes.get(name));
    }

    Optional<NodeReport> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** The node's name, or the beginning of its id when it is no member. */
    String name(NodeId id) {
        NodeReport report = nodes.get(id);
        return report != null ? report.node().name().value() : id.toString();
    }

    /** The node's name if it is a member, else the host name that the brick was created with. */
    String nodeName(Brick brick) {
        NodeReport report = nodes.get(brick.node());
        return report != null ? report.node().name().value() : brick.host().value();
    }

    int members() {
        return nodes.size();
    }

    static int up(List<NodeReport> nodes) {
        int up = 0;
        for (NodeReport report : nodes) {
            if (report.state() == NodeState.UP) {
                up++;
            }
        }
        return up;
    }
}
