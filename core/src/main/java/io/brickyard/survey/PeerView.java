package io.brickyard.survey;

import io.brickyard.pool.NodeId;
import java.util.Map;

/**
 * What one node's glusterd says of its peers. A claim, not a fact: glusterd notices a silent death late.
 *
 * @param links by peer; the node itself is not in it
 */
public record PeerView(Map<NodeId, Link> links) {

    /**
     * @param state glusterd's number of the peer's state; 3 is "Peer in Cluster", 6 "Peer Rejected"
     * @param stateName the same in glusterd's words
     * @param connected whether glusterd believes that it is connected to the peer
     */
    public record Link(int state, String stateName, boolean connected) {

        /** glusterd-sm.h, GD_FRIEND_STATE_BEFRIENDED. */
        public static final int IN_CLUSTER = 3;
        /** glusterd-sm.h, GD_FRIEND_STATE_REJECTED. */
        public static final int REJECTED = 6;

        public boolean inCluster() {
            return state == IN_CLUSTER;
        }
    }

    public PeerView {
        links = Map.copyOf(links);
    }
}
