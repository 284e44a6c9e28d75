package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Node;
import io.brickyard.pool.VolumeName;

/** What a finding is about. Its text, {@code kind/name}, is stable: it is what people mute and monitoring systems key on. */
public record Target(Kind kind, String name) {

    public enum Kind {
        POOL,
        NODE,
        VOLUME,
        SUBVOLUME,
        BRICK
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

    @Override
    public String toString() {
        String word =
                switch (kind) {
                    case POOL -> "pool";
                    case NODE -> "node";
                    case VOLUME -> "volume";
                    case SUBVOLUME -> "subvolume";
                    case BRICK -> "brick";
                };
        return name.isEmpty() ? word : word + "/" + name;
    }
}
