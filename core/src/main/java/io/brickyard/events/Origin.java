package io.brickyard.events;

/** Who says that something happened. */
public enum Origin {
    /** A process of GlusterFS, by a datagram. */
    GLUSTERFS,
    /** An agent, from what it saw itself. */
    BRICKYARD
}
