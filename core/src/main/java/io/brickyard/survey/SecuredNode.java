package io.brickyard.survey;

import io.brickyard.glusterd.state.GlobalState;
import io.brickyard.glusterd.state.StateVolume;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A look at this very node where management is secured: over the network its glusterd speaks TLS only, while its socket
 * answers as ever. The socket does not tell the ports of bricks, so they come from glusterd's report of its own state.
 */
final class SecuredNode {

    private static final Duration TIME = Duration.ofMillis(500);

    private SecuredNode() {}

    /** @return nothing where management is not secured, or this node cannot be asked over its socket */
    static Map<NodeId, NodeLook> look(LocalGlusterd local, Frame frame) {
        if (!frame.here().equals(Optional.of(frame.source())) || !local.folder().securesManagement()) {
            return Map.of();
        }
        Optional<GlobalState> state = LocalRound.state(local.socket(), TIME);
        return state.map(told -> Map.of(frame.source(), look(local, frame, told)))
                .orElse(Map.of());
    }

    private static NodeLook look(LocalGlusterd local, Frame frame, GlobalState state) {
        Map<BrickPath, Optional<Port>> ports = new HashMap<>();
        for (StateVolume volume : state.volumes()) {
            for (StateVolume.StateBrick brick : volume.bricks()) {
                brick.local()
                        .ifPresent(own -> ports.put(brick.path(), own.port().filter(_ -> own.started())));
            }
        }
        return new NodeLook(
                frame.source(),
                NodeState.UP,
                "its glusterd answered on its " + local.socket() + " (over the network it speaks TLS only)",
                List.of(InetAddress.getLoopbackAddress()),
                Optional.of(frame.friends()),
                ports);
    }
}
