package io.brickyard.survey;

import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the looks at single nodes together: each node's state in the eyes of its peers, its names, who sees it, and whether
 * the asker itself is the one that is cut off. Pure.
 *
 * <p>A node is rejected when more than half of the nodes that answered say so: the rejected node says the same of all
 * others, so a single voice proves nothing. Of two nodes that reject each other the frame's source counts as good.
 */
final class Standing {

    private final Frame frame;
    private final Map<NodeId, NodeLook> looks;

    Standing(Frame frame, Map<NodeId, NodeLook> looks) {
        this.frame = frame;
        this.looks = Map.copyOf(looks);
    }

    List<NodeReport> nodes() {
        List<NodeReport> reports = new ArrayList<>();
        frame.members().forEach((id, names) -> reports.add(report(id, names)));
        reports.sort(Comparator.comparing(report -> report.node().name()));
        return reports;
    }

    /** Whether fewer than half of the pool's nodes gave any sign of life. */
    boolean isolated() {
        int alive = 0;
        for (NodeLook look : looks.values()) {
            switch (look.state()) {
                case UP, GLUSTERD_DOWN, GLUSTERD_SILENT, REJECTED, JOINING, UNREADABLE -> alive++;
                case UNREACHABLE, UNRESOLVED -> {}
            }
        }
        return alive * 2 < looks.size();
    }

    /**
     * A node whose word on what the pool consists of is worth more than the frame's source's: the source is rejected by
     * its peers, so its volume files are the odd ones out.
     */
    Optional<NodeLook> betterSource() {
        if (state(frame.source()) != NodeState.REJECTED) {
            return Optional.empty();
        }
        return looks.values().stream()
                .filter(look -> look.state().answered() && state(look.id()) == NodeState.UP)
                .min(Comparator.comparing(NodeLook::id));
    }

    private NodeReport report(NodeId id, List<HostName> known) {
        NodeLook look = looks.get(id);
        Set<HostName> names = new LinkedHashSet<>(known);
        List<NodeId> seenBy = new ArrayList<>();
        for (NodeLook other : looks.values()) {
            for (Friends.Friend friend : peersOf(other)) {
                if (friend.id().equals(id)) {
                    names.addAll(friend.names());
                    if (friend.connected()) {
                        seenBy.add(other.id());
                    }
                }
            }
        }
        seenBy.sort(null);
        boolean here = frame.here().equals(Optional.of(id));
        List<HostName> all = names.isEmpty() ? List.of(new HostName("localhost")) : List.copyOf(names);
        return new NodeReport(
                new Node(id, all.getFirst(), all),
                state(id),
                here,
                look == null ? "not asked in time" : look.evidence(),
                look == null ? Optional.empty() : look.friends().map(Standing::view),
                seenBy);
    }

    private static List<Friends.Friend> peersOf(NodeLook look) {
        return look.friends().map(Friends::peers).orElse(List.of());
    }

    private static PeerView view(Friends friends) {
        Map<NodeId, PeerView.Link> links = new HashMap<>();
        for (Friends.Friend friend : friends.peers()) {
            links.put(friend.id(), new PeerView.Link(friend.state(), friend.stateName(), friend.connected()));
        }
        return new PeerView(links);
    }

    private NodeState state(NodeId id) {
        NodeLook look = looks.get(id);
        if (look == null) {
            return NodeState.UNREACHABLE;
        }
        if (!look.state().answered()) {
            return look.state();
        }
        int voices = 0;
        int rejecting = 0;
        int doubting = 0;
        for (NodeLook other : looks.values()) {
            for (Friends.Friend friend : peersOf(other)) {
                if (friend.id().equals(id)) {
                    voices++;
                    rejecting += friend.state() == PeerView.Link.REJECTED ? 1 : 0;
                    doubting += friend.state() != PeerView.Link.IN_CLUSTER ? 1 : 0;
                }
            }
        }
        boolean tieForSource = id.equals(frame.source()) && voices == 1;
        if (rejecting * 2 > voices && !tieForSource) {
            return NodeState.REJECTED;
        }
        return doubting * 2 > voices && !tieForSource ? NodeState.JOINING : NodeState.UP;
    }
}
