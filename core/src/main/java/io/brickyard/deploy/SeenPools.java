package io.brickyard.deploy;

import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PeerView;
import io.brickyard.survey.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a survey means for changing the pool. */
final class SeenPools {

    private SeenPools() {}

    /** What a look found out besides the survey. */
    record Besides(
            Map<String, String> options,
            Map<VolumeName, SeenTask> tasks,
            Map<BrickId, Long> pending,
            Map<HostName, NodeFacts> facts,
            Set<HostName> ownNames) {}

    static SeenPool of(Survey survey, NodeId here, Besides besides) {
        Map<NodeId, PeerView> views = new HashMap<>();
        survey.nodes().forEach(node -> node.view().ifPresent(view -> views.put(node.id(), view)));
        List<SeenNode> nodes = survey.nodes().stream()
                .map(node -> new SeenNode(node.node(), standing(node.state()), befriended(node, survey.nodes(), views)))
                .toList();
        Set<BrickId> online = survey.bricks().values().stream()
                .filter(brick -> brick.state() == BrickState.UP)
                .map(brick -> brick.brick().id())
                .collect(Collectors.toUnmodifiableSet());
        return new SeenPool(
                here,
                nodes,
                survey.volumes(),
                besides.options(),
                online,
                besides.tasks(),
                besides.pending(),
                besides.facts(),
                besides.ownNames(),
                unnoticed(nodes, here, views));
    }

    /** Who does not answer, and is connected in the eyes of the glusterd that is to be given commands. */
    private static Set<HostName> unnoticed(List<SeenNode> nodes, NodeId here, Map<NodeId, PeerView> views) {
        Map<NodeId, PeerView.Link> own =
                Optional.ofNullable(views.get(here)).map(PeerView::links).orElse(Map.of());
        return nodes.stream()
                .filter(node -> node.standing() == SeenNode.Standing.AWAY)
                .filter(node -> Optional.ofNullable(own.get(node.id()))
                        .filter(PeerView.Link::connected)
                        .isPresent())
                .map(SeenNode::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static SeenNode.Standing standing(NodeState state) {
        return switch (state) {
            case UP -> SeenNode.Standing.UP;
            case JOINING -> SeenNode.Standing.JOINING;
            case REJECTED -> SeenNode.Standing.REJECTED;
            case GLUSTERD_DOWN, GLUSTERD_SILENT, UNREACHABLE, UNRESOLVED, UNREADABLE -> SeenNode.Standing.AWAY;
        };
    }

    /** Whether all that were asked, this one and the others, have each other as full members that are connected. */
    private static boolean befriended(NodeReport node, List<NodeReport> all, Map<NodeId, PeerView> views) {
        for (NodeReport other : all) {
            if (!other.id().equals(node.id())
                    && other.state().answered()
                    && !(has(views.get(other.id()), node.id()) && has(views.get(node.id()), other.id()))) {
                return false;
            }
        }
        return true;
    }

    /** One whose view was not asked for, in a large pool, says nothing against anybody. */
    private static boolean has(@Nullable PeerView view, NodeId id) {
        if (view == null) {
            return true;
        }
        PeerView.Link link = view.links().get(id);
        return link != null && link.inCluster() && link.connected();
    }
}
