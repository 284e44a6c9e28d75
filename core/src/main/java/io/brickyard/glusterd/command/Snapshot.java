package io.brickyard.glusterd.command;

import java.util.List;
import java.util.Optional;

/**
 * A snapshot.
 *
 * @param created as GlusterFS prints it; empty where it is not told
 * @param volumes the volumes that it holds
 */
public record Snapshot(String name, Optional<String> id, Optional<String> created, List<SnapshotVolume> volumes) {
    public Snapshot {
        volumes = List.copyOf(volumes);
    }

    /**
     * A volume's part of a snapshot.
     *
     * @param name the name of the volume that the snapshot itself is
     * @param status {@code Started} or {@code Stopped}
     * @param origin the volume of which it was taken; empty where it is not told
     */
    public record SnapshotVolume(String name, Optional<String> status, Optional<String> origin) {}
}
