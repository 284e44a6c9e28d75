package io.brickyard.health;

/**
 * The catalogue of checks: everything that a finding can be about. A name is a promise: it is what monitoring systems key
 * on, so it never changes its meaning and is never reused.
 *
 * <p>The order is that of cause and effect, nodes before volumes before bricks: findings of one severity are shown in it.
 */
public enum Check {
    NODE_ISOLATED(Severity.ERROR, "This node is cut off from the pool", NodeExplanations.NODE_ISOLATED),
    GLUSTERD_DOWN_LOCAL(Severity.ERROR, "glusterd does not run on this node", NodeExplanations.GLUSTERD_DOWN_LOCAL),
    PEER_SILENT(Severity.WARNING, "A node is silent and the pool has not noticed", NodeExplanations.PEER_SILENT),
    PEER_DISCONNECTED(Severity.WARNING, "A node is gone", NodeExplanations.PEER_DISCONNECTED),
    PEER_GLUSTERD_DOWN(Severity.WARNING, "glusterd does not run on a node", NodeExplanations.PEER_GLUSTERD_DOWN),
    PEER_GLUSTERD_SILENT(Severity.WARNING, "glusterd on a node is frozen", NodeExplanations.PEER_GLUSTERD_SILENT),
    PEER_REJECTED(Severity.ERROR, "A node is refused by its peers", NodeExplanations.PEER_REJECTED),
    PEER_STATE(Severity.WARNING, "A node is not a full member", NodeExplanations.PEER_STATE),
    PEER_UNRESOLVED(Severity.WARNING, "A node's name does not resolve here", NodeExplanations.PEER_UNRESOLVED),
    PEER_VIEWS_DIFFER(Severity.WARNING, "Nodes disagree about who is there", NodeExplanations.PEER_VIEWS_DIFFER),
    NODE_UNREADABLE(Severity.WARNING, "A node's answer cannot be understood", NodeExplanations.NODE_UNREADABLE),
    AGENT_SILENT(Severity.WARNING, "The agent of a node does not answer", NodeExplanations.AGENT_SILENT),
    SERVER_QUORUM_LOST(Severity.ERROR, "Server quorum is lost", VolumeExplanations.SERVER_QUORUM_LOST),
    SERVER_QUORUM_AT_EDGE(
            Severity.WARNING, "Server quorum has no node to spare", VolumeExplanations.SERVER_QUORUM_AT_EDGE),
    VOLUME_OFFLINE(Severity.ERROR, "A volume is offline", VolumeExplanations.VOLUME_OFFLINE),
    VOLUME_PARTIAL(Severity.ERROR, "Part of a volume is out of reach", VolumeExplanations.VOLUME_PARTIAL),
    VOLUME_DEGRADED(Severity.WARNING, "A volume has lost redundancy", VolumeExplanations.VOLUME_DEGRADED),
    VOLUME_STATE_UNKNOWN(
            Severity.WARNING,
            "The state of a volume cannot be known from here",
            VolumeExplanations.VOLUME_STATE_UNKNOWN),
    VOLUME_STOPPED(Severity.INFO, "A volume is stopped", VolumeExplanations.VOLUME_STOPPED),
    BRICK_DOWN(Severity.WARNING, "A brick does not serve", BrickExplanations.BRICK_DOWN),
    BRICK_HUNG(Severity.WARNING, "A brick accepts connections but does not answer", BrickExplanations.BRICK_HUNG),
    BRICK_UNKNOWN(Severity.WARNING, "Nothing can be known of a brick", BrickExplanations.BRICK_UNKNOWN),
    THIN_ARBITER_DOWN(Severity.WARNING, "A thin arbiter does not serve", BrickExplanations.THIN_ARBITER_DOWN),
    BRICK_FS_ERROR(Severity.ERROR, "A brick's file system fails", BrickExplanations.BRICK_FS_ERROR),
    BRICK_READ_ONLY(Severity.ERROR, "A brick's file system is read-only", BrickExplanations.BRICK_READ_ONLY),
    BRICK_FULL(Severity.ERROR, "A brick's file system is full", BrickExplanations.BRICK_FULL),
    BRICK_NEARFULL(Severity.WARNING, "A brick's file system is nearly full", BrickExplanations.BRICK_NEARFULL),
    INODES_FULL(Severity.ERROR, "A brick's file system has no inodes left", BrickExplanations.INODES_FULL),
    INODES_NEARFULL(Severity.WARNING, "A brick's file system runs short of inodes", BrickExplanations.INODES_NEARFULL),
    BRICK_ON_ROOT_FS(
            Severity.INFO, "A brick seems to lie on its node's root file system", BrickExplanations.BRICK_ON_ROOT_FS),
    BRICKS_SHARE_FS(Severity.INFO, "Bricks share a file system", BrickExplanations.BRICKS_SHARE_FS),
    CAPACITY_UNEVEN(Severity.INFO, "Bricks of one subvolume differ in size", BrickExplanations.CAPACITY_UNEVEN),
    SPLIT_BRAIN(Severity.ERROR, "Files are in split-brain", UpkeepExplanations.SPLIT_BRAIN),
    HEAL_PENDING(Severity.WARNING, "Files wait for a heal", UpkeepExplanations.HEAL_PENDING),
    HEAL_UNKNOWN(Severity.INFO, "The heal backlog is not known", UpkeepExplanations.HEAL_UNKNOWN),
    SELF_HEAL_DAEMON_DOWN(
            Severity.WARNING, "The self-heal daemon does not run on a node", UpkeepExplanations.SELF_HEAL_DAEMON_DOWN),
    SELF_HEAL_DISABLED(Severity.WARNING, "Self-heal is switched off", UpkeepExplanations.SELF_HEAL_DISABLED),
    QUOTA_DAEMON_DOWN(
            Severity.WARNING, "The quota daemon does not run on a node", UpkeepExplanations.QUOTA_DAEMON_DOWN),
    BITROT_DAEMON_DOWN(
            Severity.WARNING, "The bitrot daemon does not run on a node", UpkeepExplanations.BITROT_DAEMON_DOWN),
    SCRUBBER_DOWN(Severity.WARNING, "The scrubber does not run on a node", UpkeepExplanations.SCRUBBER_DOWN),
    SNAPSHOT_DAEMON_DOWN(
            Severity.WARNING, "The snapshot daemon does not run on a node", UpkeepExplanations.SNAPSHOT_DAEMON_DOWN),
    REBALANCE_FAILED(Severity.WARNING, "A rebalance failed", UpkeepExplanations.REBALANCE_FAILED),
    REBALANCE_RUNNING(Severity.INFO, "A rebalance runs", UpkeepExplanations.REBALANCE_RUNNING),
    REMOVE_BRICK_FAILED(Severity.WARNING, "Emptying bricks for removal failed", UpkeepExplanations.REMOVE_BRICK_FAILED),
    REMOVE_BRICK_UNCOMMITTED(
            Severity.WARNING, "Removal of bricks waits for a decision", UpkeepExplanations.REMOVE_BRICK_UNCOMMITTED),
    REMOVE_BRICK_RUNNING(
            Severity.INFO, "Bricks are being emptied for removal", UpkeepExplanations.REMOVE_BRICK_RUNNING),
    SET_ON_ONE_HOST(Severity.WARNING, "One node can take down a subvolume alone", DesignExplanations.SET_ON_ONE_HOST),
    CLIENT_QUORUM_OFF(Severity.WARNING, "Client quorum is weakened", DesignExplanations.CLIENT_QUORUM_OFF),
    REPLICA2_NO_QUORUM(Severity.INFO, "Replica 2 cannot prevent split-brain", DesignExplanations.REPLICA2_NO_QUORUM),
    OPVERSION_BEHIND(Severity.INFO, "The pool runs at an older operating version", DesignExplanations.OPVERSION_BEHIND),
    SURVEY_INCOMPLETE(Severity.WARNING, "Not everything could be looked at", DesignExplanations.SURVEY_INCOMPLETE),
    PORTS_NOT_REMEMBERED(
            Severity.INFO,
            "What was seen cannot be remembered on this machine",
            DesignExplanations.PORTS_NOT_REMEMBERED);

    private final Severity usual;
    private final String title;
    private final String explanation;

    Check(Severity usual, String title, String explanation) {
        this.usual = usual;
        this.title = title;
        this.explanation = explanation;
    }

    /** The severity that a finding of this check usually has; a finding may be worse when more depends on it. */
    public Severity usual() {
        return usual;
    }

    public String title() {
        return title;
    }

    /**
     * Two paragraphs with an empty line between them, each one long line: what it means and what clients experience; then,
     * beginning with {@code What to do first:}, what to do.
     */
    public String explanation() {
        return explanation;
    }

    /**
     * Whether every survey of the pool would show it. The others need what only some surveys ask for (heals, sizes,
     * daemons, tasks), so their absence does not prove that they are gone.
     */
    public boolean seenByEverySurvey() {
        return switch (this) {
            case SERVER_QUORUM_LOST,
                    SERVER_QUORUM_AT_EDGE,
                    BRICK_FS_ERROR,
                    BRICK_READ_ONLY,
                    BRICK_FULL,
                    BRICK_NEARFULL,
                    INODES_FULL,
                    INODES_NEARFULL,
                    BRICK_ON_ROOT_FS,
                    BRICKS_SHARE_FS,
                    CAPACITY_UNEVEN,
                    SPLIT_BRAIN,
                    HEAL_PENDING,
                    HEAL_UNKNOWN,
                    SELF_HEAL_DAEMON_DOWN,
                    QUOTA_DAEMON_DOWN,
                    BITROT_DAEMON_DOWN,
                    SCRUBBER_DOWN,
                    SNAPSHOT_DAEMON_DOWN,
                    REBALANCE_FAILED,
                    REBALANCE_RUNNING,
                    REMOVE_BRICK_FAILED,
                    REMOVE_BRICK_UNCOMMITTED,
                    REMOVE_BRICK_RUNNING,
                    OPVERSION_BEHIND,
                    AGENT_SILENT -> false;
            case NODE_ISOLATED,
                    GLUSTERD_DOWN_LOCAL,
                    PEER_SILENT,
                    PEER_DISCONNECTED,
                    PEER_GLUSTERD_DOWN,
                    PEER_GLUSTERD_SILENT,
                    PEER_REJECTED,
                    PEER_STATE,
                    PEER_UNRESOLVED,
                    PEER_VIEWS_DIFFER,
                    NODE_UNREADABLE,
                    VOLUME_OFFLINE,
                    VOLUME_PARTIAL,
                    VOLUME_DEGRADED,
                    VOLUME_STATE_UNKNOWN,
                    VOLUME_STOPPED,
                    BRICK_DOWN,
                    BRICK_HUNG,
                    BRICK_UNKNOWN,
                    THIN_ARBITER_DOWN,
                    SELF_HEAL_DISABLED,
                    SET_ON_ONE_HOST,
                    CLIENT_QUORUM_OFF,
                    REPLICA2_NO_QUORUM,
                    SURVEY_INCOMPLETE,
                    PORTS_NOT_REMEMBERED -> true;
        };
    }
}
