package io.brickyard.pool;

/**
 * One brick of a volume: a folder on a node.
 *
 * @param id which brick this is; unique in a pool
 * @param host the name of the node that was used when the brick was added, as GlusterFS prints it
 * @param role what the brick holds
 */
public record Brick(BrickId id, HostName host, Role role) {

    /** What a brick holds of the files of its subvolume. */
    public enum Role {
        /** Files with their content (for disperse: fragments). */
        DATA,
        /** Names and attributes only; counts for quorum, can never serve alone. */
        ARBITER
    }

    public NodeId node() {
        return id.node();
    }

    public BrickPath path() {
        return id.path();
    }

    /** {@code host:/path}, the form of GlusterFS's own commands. */
    @Override
    public String toString() {
        return host + ":" + path();
    }
}
