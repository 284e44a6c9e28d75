package io.brickyard.health;

/** How bad a finding is; in rising order. */
public enum Severity {
    /** Worth knowing; nothing is at risk now. */
    INFO,
    /** Redundancy, freshness or knowledge is reduced; access still works. */
    WARNING,
    /** Data is not reachable, is in conflict, or is one step from it. */
    ERROR
}
