package io.brickyard.glusterd.command;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A node as {@code pool list} or {@code peer status} tells of it.
 *
 * @param self whether it is the node that was asked; {@code pool list} names it {@code localhost}
 * @param names every name by which it is known; empty for the node itself, whose own name glusterd does not tell
 * @param state glusterd's number, 3 is "Peer in Cluster"; not told of the node itself
 * @param connected a claim: glusterd notices a silent death late, and a rejected peer is connected too
 */
public record PeerEntry(
        NodeId id,
        boolean self,
        List<HostName> names,
        OptionalInt state,
        Optional<String> stateName,
        boolean connected) {
    public PeerEntry {
        names = List.copyOf(names);
    }
}
