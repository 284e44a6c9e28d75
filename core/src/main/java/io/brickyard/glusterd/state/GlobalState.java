package io.brickyard.glusterd.state;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What one glusterd tells of itself, its peers, its volumes and its own bricks in {@code gluster get-state}: without a
 * lock, without asking a peer.
 *
 * @param self the node that wrote it
 * @param options the pool-wide options that were set
 * @param services helper daemons of the whole node ({@code bitd}, {@code scrub}, {@code quotad}) and whether they run
 */
public record GlobalState(
        NodeId self,
        OptionalInt opVersion,
        Map<String, String> options,
        List<StatePeer> peers,
        List<StateVolume> volumes,
        Map<String, Boolean> services) {
    public GlobalState {
        options = Map.copyOf(options);
        peers = List.copyOf(peers);
        volumes = List.copyOf(volumes);
        services = Map.copyOf(services);
    }

    /**
     * A peer as this glusterd sees it.
     *
     * @param state in glusterd's words, for example {@code Peer in Cluster}
     * @param connected a claim: glusterd notices a silent death late
     */
    public record StatePeer(NodeId id, HostName name, List<HostName> otherNames, String state, boolean connected) {
        public StatePeer {
            otherNames = List.copyOf(otherNames);
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws io.brickyard.glusterd.GlusterdFailure.Unreadable when it is no such file, damaged, cut off or too large
     */
    public static GlobalState parse(byte[] file) {
        return StateReader.read(StateSections.parse(file));
    }
}
