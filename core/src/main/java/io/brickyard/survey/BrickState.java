package io.brickyard.survey;

/** Whether a brick serves. */
public enum BrickState {
    /** Its port answers as a GlusterFS process. */
    UP,
    /** Its node's glusterd says that it is not running, or its port refuses connections. */
    DOWN,
    /** Its port accepts connections but the process does not answer: frozen, or stuck in the kernel. Does not serve. */
    HUNG,
    /** Its whole node is silent, so it serves nobody who stands where the survey stands. */
    UNREACHABLE,
    /** Cannot be known from here; the evidence says why. */
    UNKNOWN
}
