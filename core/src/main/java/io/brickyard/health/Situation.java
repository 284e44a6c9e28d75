package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A survey with the volume states that follow from it, indexed: what every check looks at.
 *
 * <p>It also decides two things that several checks must agree on: which bricks' trouble is explained by their node's, so
 * that only the node is reported; and which nodes make a locking command hang, so that none is advised.
 */
final class Situation {

    private final Survey survey;
    private final List<VolumeHealth> volumes;
    private final Map<NodeId, NodeReport> nodes = new HashMap<>();
    private final Map<NodeId, List<String>> troubled = new HashMap<>();
    private final Set<VolumeName> started = new HashSet<>();
    private final Commands commands;

    Situation(Survey survey, List<VolumeHealth> volumes) {
        this.survey = survey;
        this.volumes = volumes;
        List<String> hanging = new ArrayList<>();
        NodeId here = null;
        for (NodeReport report : survey.nodes()) {
            nodes.put(report.id(), report);
            here = report.asker() ? report.id() : here;
            if (makesLocksHang(report)) {
                hanging.add(report.node().name().value());
            }
        }
        for (VolumeHealth health : volumes) {
            if (health.volume().isStarted()) {
                started.add(health.volume().name());
                noteTroubled(health);
            }
        }
        this.commands = new Commands(hanging, Optional.ofNullable(here));
    }

    private static boolean makesLocksHang(NodeReport report) {
        return switch (report.state()) {
            case GLUSTERD_SILENT -> true;
            case UNREACHABLE -> !report.seenBy().isEmpty();
            case UP, GLUSTERD_DOWN, UNRESOLVED, REJECTED, JOINING, UNREADABLE -> false;
        };
    }

    private void noteTroubled(VolumeHealth health) {
        for (Subvolume subvolume : health.volume().subvolumes()) {
            for (Brick brick : subvolume.bricks()) {
                BrickReport report = survey.brick(brick);
                if (report.state() != BrickState.UP) {
                    troubled.computeIfAbsent(brick.node(), _ -> new ArrayList<>())
                            .add(health.volume().name() + " " + brick.path());
                }
            }
        }
    }

    Survey survey() {
        return survey;
    }

    /** In the survey's order. */
    List<VolumeHealth> volumes() {
        return volumes;
    }

    boolean isStarted(VolumeName volume) {
        return started.contains(volume);
    }

    Commands commands() {
        return commands;
    }

    Optional<NodeReport> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** The name to show of a node; its id where the survey does not know it. */
    String nameOf(NodeId id) {
        NodeReport report = nodes.get(id);
        return report != null ? report.node().name().value() : id.toString();
    }

    List<String> namesOf(List<NodeId> ids) {
        List<String> names = new ArrayList<>(ids.size());
        for (NodeId id : ids) {
            names.add(nameOf(id));
        }
        return names;
    }

    /** The bricks of started volumes on a node that are not known to serve, each with its volume. */
    List<String> troubledBricks(NodeId node) {
        return troubled.getOrDefault(node, List.of());
    }

    /** Whether a brick does not serve because of what its node's own finding already says. */
    boolean explainedByNode(BrickReport brick) {
        NodeReport report = nodes.get(brick.brick().node());
        if (report == null || report.state() == NodeState.UP) {
            return false;
        }
        return brick.state() != BrickState.HUNG || report.state() == NodeState.UNREACHABLE;
    }
}
