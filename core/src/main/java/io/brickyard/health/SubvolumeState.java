package io.brickyard.health;

/** Whether one subvolume serves its files. */
public enum SubvolumeState {
    /** All bricks serve. */
    FULL,
    /** Fewer than all bricks serve, but enough for reads and writes. */
    REDUCED,
    /** Too few bricks serve: clients get errors for its files. */
    DEAD,
    /** Depends on bricks of which nothing can be known from here. */
    UNKNOWN
}
