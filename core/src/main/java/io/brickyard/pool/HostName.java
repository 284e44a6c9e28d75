package io.brickyard.pool;

import org.jspecify.annotations.Nullable;

/**
 * A host name or an IP address literal by which a node is known, as GlusterFS stores it.
 *
 * <p>Holds 1 to 255 characters of letters, digits, {@code . - _ : %} (colon and percent for IPv6 literals), and does not
 * begin with a dash, so that it can stand as an argument of a command.
 */
public record HostName(String value) implements Comparable<HostName> {

    public HostName {
        if (value.isEmpty() || value.length() > 255 || value.charAt(0) == '-') {
            throw new IllegalArgumentException("not a host name: '" + value + "'");
        }
        for (int i = 0; i < value.length(); i++) {
            if (!isAllowed(value.charAt(i))) {
                throw new IllegalArgumentException("not a host name: '" + value + "'");
            }
        }
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ".-_:%".indexOf(c) >= 0;
    }

    /** Whether both lead to the same host by their spelling: names of hosts do not tell large letters from small ones. */
    public boolean isSame(HostName other) {
        return value.equalsIgnoreCase(other.value);
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    // Written out: the equality that records bring costs a cold JVM milliseconds, and this is a key of maps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostName that && value.equals(that.value);
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
