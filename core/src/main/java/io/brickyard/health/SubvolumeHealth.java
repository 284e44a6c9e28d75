package io.brickyard.health;

import io.brickyard.pool.Subvolume;

/**
 * @param state what is known; UNKNOWN when {@code best} and {@code worst} differ
 * @param best the state if every brick in doubt served
 * @param worst the state if no brick in doubt served
 * @param spare how many more bricks, whichever they are, may be lost before the subvolume stops serving, counted in the
 *     worst case; 0 means that there is a brick whose loss stops it; 0 also when it is dead
 */
public record SubvolumeHealth(
        Subvolume subvolume, SubvolumeState state, SubvolumeState best, SubvolumeState worst, int spare) {}
