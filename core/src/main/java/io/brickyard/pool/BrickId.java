package io.brickyard.pool;

import org.jspecify.annotations.Nullable;

/** A brick is known by its node and its path; the host name of the same brick may differ from place to place. */
public record BrickId(NodeId node, BrickPath path) implements Comparable<BrickId> {

    @Override
    public int compareTo(BrickId other) {
        int byNode = node.compareTo(other.node);
        return byNode != 0 ? byNode : path.compareTo(other.path);
    }

    // Written out: the equality that records bring costs a cold JVM milliseconds, and this is a key of maps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrickId that && node.equals(that.node) && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return 31 * node.hashCode() + path.hashCode();
    }

    @Override
    public String toString() {
        return node + ":" + path;
    }
}
