package io.brickyard.survey;

import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Map<NodeId, List<Voice>> voices;

    /** What one node says of another. */
    private record Voice(NodeId speaker, Friends.Friend friend) {}

    Standing(Frame frame, Map<NodeId, NodeLook> looks) {
        this.frame = frame;
        this.looks = Map.copyOf(looks);
        this.voices = voices(looks.values());
    }

    /** By the node that they are about; going through all views for each node would cost the square of the pool's size. */
    private static Map<NodeId, List<Voice>> voices(Collection<NodeLook> looks) {
        Map<NodeId, List<Voice>> voices = new HashMap<>();
        for (NodeLook look : looks) {
            for (Friends.Friend friend : look.friends().map(Friends::peers).orElse(List.of())) {
                voices.computeIfAbsent(friend.id(), _ -> new ArrayList<>()).add(new Voice(look.id(), friend));
            }
        }
        return voices;
    }

    private List<Voice> voicesAbout(NodeId id) {
        return voices.getOrDefault(id, List.of());
    }

    List<NodeReport> nodes() {
        List<NodeReport> reports = new ArrayList<>();
        frame.members().forEach((id, names) -> reports.add(report(id, names)));
        reports.sort((one, other) -> one.node().name().compareTo(other.node().name()));
        return reports;
    }

    /**
     * Whether the survey stands on a node that is cut off: most of those that could be asked gave no sign of life. From
     * elsewhere, silence of nodes says nothing about the asker.
     */
    boolean isolated() {
        int alive = 0;
        int silent = 0;
        for (NodeLook look : looks.values()) {
            switch (look.state()) {
                case UP, GLUSTERD_DOWN, GLUSTERD_SILENT, REJECTED, JOINING, UNREADABLE -> alive++;
                case UNREACHABLE -> silent++;
                case UNRESOLVED -> {}
            }
        }
        return frame.here().isPresent() && alive < silent;
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
        for (Voice voice : voicesAbout(id)) {
            names.addAll(voice.friend().names());
            if (voice.friend().connected()) {
                seenBy.add(voice.speaker());
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

    private static PeerView view(Friends friends) {
        Map<NodeId, PeerView.Link> links = new HashMap<>();
        for (Friends.Friend friend : friends.peers()) {
            links.put(friend.id(), new PeerView.Link(friend.state(), friend.stateName(), friend.connected()));
        }
        return new PeerView(links);
    }

    /** The looks, with the peers' opinion in their states. */
    Map<NodeId, NodeLook> judged() {
        Map<NodeId, NodeLook> judged = new HashMap<>();
        looks.forEach((id, look) -> judged.put(id, look.in(state(id))));
        return judged;
    }

    private NodeState state(NodeId id) {
        NodeLook look = looks.get(id);
        if (look == null) {
            return NodeState.UNREACHABLE;
        }
        if (!look.state().answered()) {
            return look.state();
        }
        List<Voice> about = voicesAbout(id);
        int rejecting = 0;
        int doubting = 0;
        for (Voice voice : about) {
            rejecting += voice.friend().state() == PeerView.Link.REJECTED ? 1 : 0;
            doubting += voice.friend().state() != PeerView.Link.IN_CLUSTER ? 1 : 0;
        }
        boolean tieForSource = id.equals(frame.source()) && about.size() == 1;
        if (rejecting * 2 > about.size() && !tieForSource) {
            return NodeState.REJECTED;
        }
        return doubting * 2 > about.size() && !tieForSource ? NodeState.JOINING : NodeState.UP;
    }
}
