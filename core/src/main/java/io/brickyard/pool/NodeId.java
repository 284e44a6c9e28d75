package io.brickyard.pool;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The UUID by which glusterd knows a node (the file {@code glusterd.info}); the only stable name a node has. */
public record NodeId(UUID value) implements Comparable<NodeId> {

    /** @throws IllegalArgumentException unless the text is a UUID in its usual form of 36 characters */
    public static NodeId parse(String text) {
        if (text.length() != 36) { // UUID.fromString takes much shorter ones too
            throw new IllegalArgumentException("not a UUID: '" + text + "'");
        }
        return new NodeId(UUID.fromString(text));
    }

    /** As the texts compare, which UUID's own order, of signed numbers, does not. */
    @Override
    public int compareTo(NodeId other) {
        int byHigh = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return byHigh != 0
                ? byHigh
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    // Written out: the equality that records bring costs a cold JVM milliseconds, and this is a key of maps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
