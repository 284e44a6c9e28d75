package io.brickyard.plan;

import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a node's own glusterd folder says of its pool, whether or not its glusterd runs. It is told only to those who ask for it.
 *
 * @param told whether it was looked at; if not, the rest is empty
 * @param operatingVersion glusterd's {@code operating-version}, for example 100000; empty when the folder has none
 */
public record NodeKnowledge(
        boolean told, OptionalInt operatingVersion, List<KnownPeer> peers, List<KnownVolume> volumes) {

    public static final NodeKnowledge UNTOLD = new NodeKnowledge(false, OptionalInt.empty(), List.of(), List.of());

    /** @param state glusterd's number, as in {@code glusterd-sm.h}: 3 is a full member, 4 and 5 are steps of a handshake */
    public record KnownPeer(NodeId id, int state) {
        public static final int IN_CLUSTER = 3;
    }

    /**
     * A volume that it has a description of.
     *
     * @param version grows with each change; empty where the description is damaged
     * @param checksum of the description: peers with the same version and another checksum reject each other
     */
    public record KnownVolume(VolumeName name, String version, String checksum) {
        public boolean agrees(KnownVolume other) {
            return version.equals(other.version) && checksum.equals(other.checksum);
        }
    }

    public NodeKnowledge {
        peers = List.copyOf(peers);
        volumes = List.copyOf(volumes);
    }

    /** Whether the node knows nobody and nothing, as one that lost its glusterd folder. */
    public boolean isBlank() {
        return peers.isEmpty() && volumes.isEmpty();
    }

    public Optional<KnownVolume> volume(VolumeName name) {
        return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
    }

    public boolean hasAsMember(NodeId peer) {
        return peers.stream().anyMatch(known -> known.id().equals(peer) && known.state() == KnownPeer.IN_CLUSTER);
    }
}
