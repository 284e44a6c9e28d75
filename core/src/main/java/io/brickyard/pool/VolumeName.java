package io.brickyard.pool;

import org.jspecify.annotations.Nullable;

/**
 * The name of a volume. GlusterFS allows letters, digits, dash and underscore (cli-cmd-parser.c, since 3.x); a name never
 * begins with a dash here, so that it can stand as an argument of a command.
 */
public record VolumeName(String value) implements Comparable<VolumeName> {

    /** Longest name that GlusterFS accepts (GD_VOLUME_NAME_MAX). */
    private static final int LONGEST = 255;

    public VolumeName {
        if (value.isEmpty() || value.length() > LONGEST || value.charAt(0) == '-') {
            throw new IllegalArgumentException("not a volume name: '" + value + "'");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!allowed) {
                throw new IllegalArgumentException("not a volume name: '" + value + "'");
            }
        }
    }

    @Override
    public int compareTo(VolumeName other) {
        return value.compareTo(other.value);
    }

    // Written out: the equality that records bring costs a cold JVM milliseconds, and this is a key of maps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VolumeName that && value.equals(that.value);
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
