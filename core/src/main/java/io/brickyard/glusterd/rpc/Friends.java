package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A glusterd's answer to LIST_FRIENDS.
 *
 * @param self the node that answered
 * @param peers the others
 */
public record Friends(NodeId self, List<Friend> peers) {

    private static final int MOST_PEERS = 10_000;
    private static final int MOST_NAMES = 64;

    /**
     * A peer as another node knows it.
     *
     * @param names at least one; the first is the one that GlusterFS shows
     * @param state glusterd's number of the peer's state; 3 is "Peer in Cluster"
     * @param stateName the same in words
     * @param connected what glusterd believes; it notices a silent death late
     */
    public record Friend(NodeId id, List<HostName> names, int state, String stateName, boolean connected) {
        public Friend {
            names = List.copyOf(names);
        }
    }

    public Friends {
        peers = List.copyOf(peers);
    }

    /** Each peer is in it once, the node itself not. The node itself comes with the host name "localhost" and without a state. */
    static Friends of(Dictionary answer) {
        int count = answer.number("count", 0);
        if (count < 1 || count > MOST_PEERS) {
            throw new GlusterdFailure.Unreadable("unreadable answer: a pool of " + count + " nodes");
        }
        NodeId self = null;
        Map<NodeId, Friend> peers = new LinkedHashMap<>();
        try {
            for (int i = 1; i <= count; i++) {
                String prefix = "friend" + i + ".";
                NodeId id = NodeId.parse(answer.need(prefix + "uuid"));
                if (answer.text(prefix + "stateId").isPresent()) {
                    peers.merge(id, friend(answer, prefix, id), Friends::together);
                } else if (self == null) {
                    self = id;
                } else {
                    throw new GlusterdFailure.Unreadable(
                            "unreadable answer: both " + self + " and " + id + " answered");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new GlusterdFailure.Unreadable("unreadable answer: " + e.getMessage());
        }
        if (self == null) {
            throw new GlusterdFailure.Unreadable("unreadable answer: a pool without the node itself");
        }
        peers.remove(self);
        return new Friends(self, List.copyOf(peers.values()));
    }

    /** glusterd has been seen to keep a peer twice after its name was changed; it is one node with one voice. */
    private static Friend together(Friend first, Friend second) {
        Set<HostName> names = new LinkedHashSet<>(first.names());
        names.addAll(second.names());
        return new Friend(first.id(), List.copyOf(names), first.state(), first.stateName(), first.connected());
    }

    private static Friend friend(Dictionary answer, String prefix, NodeId id) {
        List<HostName> names = new ArrayList<>();
        names.add(new HostName(answer.need(prefix + "hostname")));
        int others = Math.min(answer.number(prefix + "hostname_count", 0), MOST_NAMES);
        for (int k = 0; k < others; k++) {
            answer.text(prefix + "hostname" + k).map(HostName::new).ifPresent(name -> {
                if (!names.contains(name)) {
                    names.add(name);
                }
            });
        }
        int state = answer.number(prefix + "stateId");
        return new Friend(
                id,
                names,
                state,
                stateName(state, answer.text(prefix + "state").orElse("")),
                answer.number(prefix + "connected", 0) == 1);
    }

    private static String stateName(int state, String words) {
        boolean plain = !words.isEmpty() && words.length() <= 60;
        for (int i = 0; plain && i < words.length(); i++) {
            plain = words.charAt(i) >= ' ' && words.charAt(i) <= '~';
        }
        return plain ? words : "state " + state;
    }
}
