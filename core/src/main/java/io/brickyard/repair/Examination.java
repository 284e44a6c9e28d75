package io.brickyard.repair;

import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PeerView;
import io.brickyard.survey.Survey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that was found out about a pool in which something is broken.
 *
 * @param survey what a look at the pool saw
 * @param seen the same as plans need it, with facts of the nodes by the names that they are shown by
 * @param inHand the nodes whose glusterd can be stopped and started from here: this node itself, and those that ssh or an agent
 *     leads to. glusterd itself can bring work to the others, but not while it is stopped
 * @param splits by volume: the files in split-brain; volumes without one are absent
 */
public record Examination(Survey survey, SeenPool seen, Set<NodeId> inHand, Map<VolumeName, List<String>> splits) {

    public Examination {
        inHand = Set.copyOf(inHand);
        splits = Map.copyOf(splits);
    }

    List<NodeReport> nodes() {
        return survey.nodes();
    }

    List<NodeReport> up() {
        return nodes().stream().filter(node -> node.state() == NodeState.UP).toList();
    }

    /** Whether the nodes that have each other as full members are more than half of the pool, and so are right. */
    boolean majorityIsUp() {
        return up().size() * 2 > nodes().size();
    }

    Optional<NodeFacts> facts(NodeReport node) {
        return seen.facts(node.node().name());
    }

    boolean inHand(NodeReport node) {
        return inHand.contains(node.id());
    }

    Optional<PeerView.Link> link(NodeReport from, NodeReport to) {
        return from.view().map(PeerView::links).map(links -> links.get(to.id()));
    }

    List<Volume> started() {
        return survey.volumes().stream().filter(Volume::isStarted).toList();
    }

    boolean isUp(NodeId node) {
        return seen.nodes().stream().anyMatch(one -> one.id().equals(node) && one.isUp());
    }

    /** The name to show for a node. */
    HostName name(NodeId id) {
        return seen.nodes().stream()
                .filter(node -> node.id().equals(id))
                .map(SeenNode::name)
                .findFirst()
                .orElseGet(() -> new HostName(id.toString()));
    }

    static HostName name(NodeReport node) {
        return node.node().name();
    }

    static String names(Collection<NodeReport> nodes) {
        return nodes.stream().map(node -> node.node().name().value()).collect(Collectors.joining(", "));
    }

    /** What to do where no way leads to a node whose glusterd must be stopped. */
    static String toThatNode(NodeReport node) {
        return "run brickyard repair on " + name(node)
                + " itself, or give a way to it: --ssh, or a pool document that names ssh" + " or its agent";
    }
}
