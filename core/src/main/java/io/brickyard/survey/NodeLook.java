package io.brickyard.survey;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one node's glusterd itself showed.
 *
 * @param state REJECTED and JOINING are opinions of the peers, so a look has them only after those were heard
 * @param addresses where the node may be reached; where its glusterd answered, that one only
 * @param friends its own view of the pool; empty unless it was asked for it and answered
 * @param ports for each brick asked about: its port, or nothing when glusterd says that it is not running; empty unless
 *     glusterd answered
 */
record NodeLook(
        NodeId id,
        NodeState state,
        String evidence,
        List<InetAddress> addresses,
        Optional<Friends> friends,
        Map<BrickPath, Optional<Port>> ports) {

    NodeLook {
        addresses = List.copyOf(addresses);
        ports = Map.copyOf(ports);
    }

    /** The same look, with the state that its peers' opinions give it. */
    NodeLook in(NodeState judged) {
        return new NodeLook(id, judged, evidence, addresses, friends, ports);
    }

    /** A look that brought neither a view nor ports. */
    NodeLook(NodeId id, NodeState state, String evidence, List<InetAddress> addresses) {
        this(id, state, evidence, addresses, Optional.empty(), Map.of());
    }

    /** @param verdict what came of looking its names up */
    static NodeLook unresolved(NodeId id, List<HostName> names, String verdict) {
        StringBuilder text = new StringBuilder();
        for (HostName name : names) {
            text.append(text.isEmpty() ? "" : ", ").append(name);
        }
        return new NodeLook(
                id, NodeState.UNRESOLVED, names.isEmpty() ? "none of its names is known" : text + verdict, List.of());
    }

    static NodeLook failed(NodeId id, InetAddress address, String evidence) {
        return new NodeLook(id, NodeState.GLUSTERD_SILENT, evidence, List.of(address));
    }

    /** A conversation that broke off, with a glusterd that had answered a knock before. */
    static NodeLook failed(NodeId id, InetAddress address, GlusterdFailure failure) {
        NodeState state =
                switch (failure) {
                    case GlusterdFailure.NotListening _ -> NodeState.GLUSTERD_DOWN;
                    case GlusterdFailure.HostSilent _ -> NodeState.UNREACHABLE;
                    case GlusterdFailure.AnswerLate _ -> NodeState.GLUSTERD_SILENT;
                    case GlusterdFailure.NameUnresolved _ -> NodeState.UNRESOLVED;
                    case GlusterdFailure.Hungup _,
                            GlusterdFailure.Unreadable _,
                            GlusterdFailure.NotAllowed _,
                            GlusterdFailure.Refused _,
                            GlusterdFailure.Locked _ -> NodeState.UNREADABLE;
                };
        return new NodeLook(id, state, failure.getMessage(), List.of(address));
    }
}
