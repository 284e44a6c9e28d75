package io.brickyard.pool;

/**
 * The tie-breaker of a {@code replica 2 thin-arbiter 1} volume: one process outside the pool, shared by all subvolumes.
 *
 * <p>It is no brick: no glusterd manages it, so only its port can tell whether it lives. The port is the volume option
 * {@code client.ta-brick-port}, by default {@link #DEFAULT_PORT} (GlusterFS 7 and later).
 */
public record ThinArbiter(HostName host, BrickPath path, Port port) {

    public static final Port DEFAULT_PORT = new Port(24007);

    @Override
    public String toString() {
        return host + ":" + path;
    }
}
