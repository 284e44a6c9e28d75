package io.brickyard.glusterd.state;

import io.brickyard.glusterd.GeoReplicationPair;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A volume as one glusterd tells of it.
 *
 * @param typeName GlusterFS's word, for example {@code Distributed-Replicate}; says nothing of thin arbiters
 * @param bricks all of them; only those of the node that wrote the file have a local part
 * @param options that were set on the volume
 * @param replication geo-replication workers of this node
 */
public record StateVolume(
        VolumeName name,
        UUID id,
        Volume.Status status,
        String typeName,
        List<StateBrick> bricks,
        Condition condition,
        Map<String, String> options,
        List<GeoReplicationPair> replication) {
    public StateVolume {
        bricks = List.copyOf(bricks);
        options = Map.copyOf(options);
        replication = List.copyOf(replication);
    }

    /** Whether this node meets the server quorum of the volume. */
    public enum ServerQuorum {
        NOT_APPLICABLE,
        MET,
        LOST,
        UNKNOWN
    }

    /**
     * How the volume fares on this node.
     *
     * @param selfHealDaemon whether it runs for this volume here; empty where it is not told
     * @param snapshotDaemon likewise
     */
    public record Condition(
            ServerQuorum quorum,
            Optional<Boolean> selfHealDaemon,
            Optional<Boolean> snapshotDaemon,
            Optional<Rebalance> rebalance) {}

    /**
     * The last rebalance or removal of bricks, as far as this node takes part.
     *
     * @param status for example {@code not_started}, {@code in_progress}, {@code completed}
     */
    public record Rebalance(String id, String status, long files, long failures, long skipped, Optional<Bytes> moved) {}

    public record StateBrick(HostName host, BrickPath path, boolean arbiter, Optional<Local> local) {}

    /**
     * What only the brick's own node knows.
     *
     * @param port the last known; a brick that was killed keeps it
     * @param registered whether the port is registered; stays so when the brick is killed
     * @param started whether its process runs
     * @param total size of the file system below it
     * @param clients connections that it serves, only in a file with details
     */
    public record Local(
            Optional<Port> port,
            boolean registered,
            boolean started,
            Optional<Bytes> free,
            Optional<Bytes> total,
            OptionalInt clients) {}
}
