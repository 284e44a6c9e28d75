package io.brickyard.health;

import io.brickyard.pool.Volume;
import java.util.List;

/**
 * @param state what is known; UNKNOWN when {@code best} and {@code worst} differ
 * @param best the state if every brick in doubt served
 * @param worst the state if no brick in doubt served; verdicts use this one
 * @param subvolumes in the volume's order
 */
public record VolumeHealth(
        Volume volume, VolumeState state, VolumeState best, VolumeState worst, List<SubvolumeHealth> subvolumes) {

    public VolumeHealth {
        subvolumes = List.copyOf(subvolumes);
    }
}
