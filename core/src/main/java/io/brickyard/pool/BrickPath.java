package io.brickyard.pool;

import org.jspecify.annotations.Nullable;

/** The absolute path of a brick's folder on its node: 1 to 4095 characters, beginning with a slash, without control characters. */
public record BrickPath(String value) implements Comparable<BrickPath> {

    public BrickPath {
        if (!value.startsWith("/") || value.length() > 4095) {
            throw new IllegalArgumentException("not an absolute brick path: '" + value + "'");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException("control character in a brick path at " + i);
            }
        }
    }

    /** The folder that it lies in; that of {@code /} is itself. */
    public BrickPath parent() {
        return new BrickPath(value.substring(0, Math.max(1, value.lastIndexOf('/'))));
    }

    @Override
    public int compareTo(BrickPath other) {
        return value.compareTo(other.value);
    }

    // Written out: the equality that records bring costs a cold JVM milliseconds, and this is a key of maps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrickPath that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
