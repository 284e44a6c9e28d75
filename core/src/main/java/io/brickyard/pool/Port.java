package io.brickyard.pool;

import org.jspecify.annotations.Nullable;

/** A TCP port, 1 to 65535. */
public record Port(int number) {

    public Port {
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException("not a port: " + number);
        }
    }

    // Written out: the equality that records bring costs a cold JVM milliseconds, and every look compares ports.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Port that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
