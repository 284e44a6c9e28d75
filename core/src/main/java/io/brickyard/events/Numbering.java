package io.brickyard.events;

/** Which numbers GlusterFS's senders use; all nodes and clients of a pool are taken to agree. */
public enum Numbering {
    /** GlusterFS 3.10 to 11.1, one numbering. */
    CURRENT,
    /** GlusterFS 3.9: number 78 is BRICKS_START_FAILED, and everything from there on is one higher. */
    RELEASE_3_9
}
