package io.brickyard.agent.api;

/** What a caller may do, least first. */
public enum Scope {
    /** Whether the agent lives and is ready; for everybody who reaches the port. */
    HEALTH,
    /** See everything. */
    READ,
    /** Change something, or make the agent do something. */
    CHANGE,
    /** Have work done on the node's disks and by root: for those alone who are told so. */
    WORK
}
