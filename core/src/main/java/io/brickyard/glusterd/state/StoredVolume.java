package io.brickyard.glusterd.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A volume as glusterd keeps it on disk, as far as it is of use when glusterd is not to be asked. Plain text: the files may be
 * damaged.
 *
 * @param written when glusterd last wrote down what an administrator wants of it
 * @param settings {@code key=value} of its file {@code info}, options among them
 */
public record StoredVolume(String name, Instant written, Map<String, String> settings, List<Brick> bricks) {

    public StoredVolume {
        settings = Map.copyOf(settings);
        bricks = List.copyOf(bricks);
    }

    /**
     * One of its bricks.
     *
     * @param name {@code HOST:/PATH}
     * @param leaving whether its files are being moved elsewhere, to remove it ({@code decommissioned})
     */
    public record Brick(String name, boolean leaving) {}
}
