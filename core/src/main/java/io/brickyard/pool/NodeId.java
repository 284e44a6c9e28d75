package io.brickyard.pool;

import java.util.UUID;

/** The UUID by which glusterd knows a node (the file {@code glusterd.info}); the only stable name a node has. */
public record NodeId(UUID value) implements Comparable<NodeId> {

    /** @throws IllegalArgumentException unless the text is a UUID in its usual form of 36 characters */
    public static NodeId parse(String text) {
        if (text.length() != 36) { // UUID.fromString takes much shorter ones too
            throw new IllegalArgumentException("not a UUID: '" + text + "'");
        }
        return new NodeId(UUID.fromString(text));
    }

    @Override
    public int compareTo(NodeId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
