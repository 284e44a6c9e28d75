package io.brickyard.health;

import io.brickyard.pool.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A file system below bricks; several bricks may be on one.
 *
 * @param device as the node names it
 */
record FileSystem(NodeId node, String device) {

    // Written out: the equality that records bring costs a cold JVM milliseconds, and this is a key of maps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileSystem that && node.equals(that.node) && device.equals(that.device);
    }

    @Override
    public int hashCode() {
        return 31 * node.hashCode() + device.hashCode();
    }
}
