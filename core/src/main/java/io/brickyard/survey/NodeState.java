package io.brickyard.survey;

/** What became of asking one node's glusterd. Exactly one holds for each node of a survey. */
public enum NodeState {
    /** Its glusterd answered and is a full member of the pool. */
    UP,
    /** The host answers, nothing listens on glusterd's port: the daemon is stopped, bricks may still serve. */
    GLUSTERD_DOWN,
    /** glusterd's port accepts a connection but no answer comes in time: frozen or overloaded; bricks may still serve. */
    GLUSTERD_SILENT,
    /** No sign of life from the host within the deadline: powered off, cut off, or a firewall in between. */
    UNREACHABLE,
    /** None of the node's names resolves to an address here, so nothing could be asked. */
    UNRESOLVED,
    /** Its glusterd answers, but its peers refuse it because its volume files differ (Peer Rejected). */
    REJECTED,
    /** Its glusterd answers, but it is not (yet, or any longer) a full member: a handshake or a detach is under way. */
    JOINING,
    /** Its glusterd answered with something that could not be understood. */
    UNREADABLE;

    /** Whether the node's glusterd told what it knows. */
    public boolean answered() {
        return this == UP || this == REJECTED || this == JOINING;
    }
}
