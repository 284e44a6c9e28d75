package io.brickyard.health;

/** The five states of a volume as its clients experience it, and one for what cannot be known. */
public enum VolumeState {
    /** Every brick of every subvolume serves. */
    ONLINE,
    /** All files are reachable, but at least one subvolume has lost some of its redundancy. */
    ONLINE_DEGRADED,
    /** At least one subvolume does not serve, so some files are out of reach; at least one does. */
    ONLINE_PARTIAL,
    /** No subvolume serves. */
    OFFLINE,
    /** An administrator stopped the volume, or never started it. */
    STOPPED,
    /** Depends on bricks of which nothing can be known from here. */
    UNKNOWN
}
