package io.brickyard.glusterd.command;

import io.brickyard.pool.BrickId;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One process that {@code volume status} tells of. */
public sealed interface StatusRow {

    boolean online();

    /**
     * A brick.
     *
     * @param usage only with {@code detail}; also told of a brick that is down on a node that answers
     * @param clients only with {@code clients}, and only of bricks that are up
     */
    record BrickRow(
            BrickId brick,
            boolean online,
            Optional<Port> port,
            OptionalLong pid,
            Optional<Usage> usage,
            Optional<ClientCount> clients)
            implements StatusRow {}

    /**
     * A helper daemon.
     *
     * @param name GlusterFS's name of the kind, for example {@code Self-heal Daemon}
     */
    record DaemonRow(String name, NodeId node, boolean online, OptionalLong pid) implements StatusRow {}

    /** The file system below a brick; fields that glusterd left out, as it does on a failing disk, are empty. */
    record Usage(
            Optional<Bytes> total,
            Optional<Bytes> free,
            OptionalLong inodes,
            OptionalLong freeInodes,
            Optional<String> device,
            Optional<FileSystem> fileSystem) {}

    /**
     * How it is mounted.
     *
     * @param name for example {@code xfs}
     * @param mountOptions as the kernel shows them, comma-separated
     */
    record FileSystem(String name, Optional<String> mountOptions) {}

    /**
     * The connections that a brick serves, self-heal daemons included.
     *
     * @param count as glusterd counts them
     * @param connections as far as they are listed
     */
    record ClientCount(int count, List<Connection> connections) {
        public ClientCount {
            connections = List.copyOf(connections);
        }
    }

    /**
     * One connection.
     *
     * @param address {@code IP:port}
     * @param opVersion the client's op-version; lower than the pool's means an old client
     */
    record Connection(String address, OptionalInt opVersion) {}
}
