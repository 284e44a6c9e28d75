package io.brickyard.survey;

import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * What one look at a node found.
 *
 * @param asker whether the survey ran on this very node
 * @param evidence how the state is known, in words for a person: which address, what happened, after how long
 * @param view what its glusterd says of its peers; empty unless it answered, and in a large pool unless it was one of
 *     the sample that was asked
 * @param seenBy the nodes whose glusterd was asked for its view and says that it is connected to this one
 */
public record NodeReport(
        Node node, NodeState state, boolean asker, String evidence, Optional<PeerView> view, List<NodeId> seenBy) {

    public NodeReport {
        seenBy = List.copyOf(seenBy);
    }

    public NodeId id() {
        return node.id();
    }
}
