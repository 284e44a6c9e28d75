package io.brickyard.plan.change;

import io.brickyard.plan.SeenPool;
import io.brickyard.pool.VolumeName;
import java.util.stream.Collectors;

/** What to say of a volume that is not there. */
final class NoVolume {

    private NoVolume() {}

    static Changed named(SeenPool seen, VolumeName name) {
        return Changed.refused(
                "volume " + name,
                "the pool has no such volume; there are "
                        + seen.volumes().stream()
                                .map(volume -> volume.name().value())
                                .collect(Collectors.joining(", ")),
                "see brickyard status");
    }
}
