package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Node;
import io.brickyard.pool.VolumeName;
import org.jspecify.annotations.Nullable;

/** What a finding is about. Its text, {@code kind/name}, is stable: it is what people mute and monitoring systems key on. */
public record Target(Kind kind, String name) {

    public enum Kind {
        POOL,
        NODE,
        VOLUME,
        SUBVOLUME,
        BRICK;

        private String word() {
            return switch (this) {
                case POOL -> "pool";
                case NODE -> "node";
                case VOLUME -> "volume";
                case SUBVOLUME -> "subvolume";
                case BRICK -> "brick";
            };
        }
    }

    public static final Target POOL = new Target(Kind.POOL, "");

    public static Target of(Node node) {
        return new Target(Kind.NODE, node.name().value());
    }

    public static Target of(VolumeName volume) {
        return new Target(Kind.VOLUME, volume.value());
    }

    public static Target ofSubvolume(VolumeName volume, int index) {
        return new Target(Kind.SUBVOLUME, volume + "/" + index);
    }

    /** A brick is named with its volume, because one folder's path alone says little to a person. */
    public static Target of(VolumeName volume, Brick brick) {
        return new Target(Kind.BRICK, volume + "/" + brick);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when the text does not begin with a kind
     */
    public static Target parse(String text) {
        int slash = text.indexOf('/');
        String word = slash < 0 ? text : text.substring(0, slash);
        String name = slash < 0 ? "" : text.substring(slash + 1);
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word) && name.isEmpty() == (kind == Kind.POOL)) {
                return new Target(kind, name);
            }
        }
        throw new IllegalArgumentException("not a target: '" + text
                + "'; say pool, node/NAME, volume/NAME, subvolume/VOLUME/INDEX" + " or brick/VOLUME/HOST:PATH");
    }

    // Written out: the equality that records bring costs a cold JVM milliseconds, and this is a key of maps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Target that && kind == that.kind && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return name.isEmpty() ? kind.word() : kind.word() + "/" + name;
    }
}
