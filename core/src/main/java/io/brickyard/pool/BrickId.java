package io.brickyard.pool;

/** A brick is known by its node and its path; the host name of the same brick may differ from place to place. */
public record BrickId(NodeId node, BrickPath path) implements Comparable<BrickId> {

    @Override
    public int compareTo(BrickId other) {
        int byNode = node.compareTo(other.node);
        return byNode != 0 ? byNode : path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return node + ":" + path;
    }
}
