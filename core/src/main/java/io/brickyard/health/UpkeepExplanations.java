package io.brickyard.health;

/** What the findings about heals, daemons and tasks mean, for {@link Check#explanation}. */
final class UpkeepExplanations {

    static final String SPLIT_BRAIN = """
            Copies of a file were changed on different bricks while these did not see each other, and each blames \
            the other. GlusterFS cannot know which is right: clients get input/output errors on these files until \
            someone chooses. It never goes away by itself. It comes from replica 2 or from a weakened quorum, \
            together with a cut or nodes that went down one after the other.

            What to do first: list the files, compare the copies on the bricks, and choose per file: the newest, the \
            biggest, or the copy of one brick. The other copy is lost, so save it first if in doubt. Then end the \
            cause: an arbiter prevents it.""";

    static final String HEAL_PENDING = """
            Some files changed while a brick was away, so their copy there is stale; until healed they have less \
            redundancy than the volume promises. With all bricks up the self-heal daemon works the list off, at once \
            after a brick returns and every ten minutes. A few entries that come and go on a busy volume are writes \
            in flight: counted from an index with all bricks up, they are only information.

            What to do first: see that all bricks serve and that the self-heal daemon runs; then watch the number \
            shrink. Take no further node down before it is zero.""";

    static final String HEAL_UNKNOWN = """
            Whether files wait for a heal, or are in split-brain, could not be counted for these volumes; the \
            evidence says why. Counting needs a node of the pool, is bounded in time, and is left out while a node \
            is silent, since it would wait for it.

            What to do first: ask again on a node of the pool when every node answers.""";

    static final String SELF_HEAL_DAEMON_DOWN = """
            The daemon that copies missed changes to returned bricks is not running on this node. Nothing breaks at \
            once, but files whose good copy is on this node's bricks stay unhealed, so redundancy is less than it \
            looks.

            What to do first: start what is missing with volume start force for one of the volumes (one daemon \
            serves them all), and verify. Its log is /var/log/glusterfs/glustershd.log.""";

    static final String SELF_HEAL_DISABLED = """
            The self-heal daemon was switched off for this volume. Files that miss a copy are then healed only when \
            a client happens to open them, or never. Someone may have done it to save load for a while and \
            forgotten.

            What to do first: switch it on again, and watch the backlog shrink.""";

    static final String QUOTA_DAEMON_DOWN = """
            Quota is enabled, but the daemon that tells bricks how much is used does not run on this node. Limits \
            may be overrun or, with stale numbers, refuse writes too early.

            What to do first: start what is missing with volume start force and verify; its log is \
            /var/log/glusterfs/quotad.log.""";

    static final String BITROT_DAEMON_DOWN = """
            Bitrot detection is enabled, but the daemon that signs files does not run on this node: new files there \
            get no checksum and silent damage of them would not be found.

            What to do first: start what is missing with volume start force and verify; its log is \
            /var/log/glusterfs/bitd.log.""";

    static final String SCRUBBER_DOWN = """
            Bitrot detection is enabled, but the scrubber that compares files with their checksums does not run on \
            this node, so silent damage is not found.

            What to do first: start what is missing with volume start force and verify; its log is \
            /var/log/glusterfs/scrub.log.""";

    static final String SNAPSHOT_DAEMON_DOWN = """
            User-serviceable snapshots are enabled, but their daemon does not run on this node: clients that use it \
            find the .snaps folder missing or empty. The files themselves are not affected.

            What to do first: start what is missing with volume start force and verify.""";

    static final String REBALANCE_FAILED = """
            Moving files to where their names belong after bricks were added ended with failures on some node. All \
            files are still reachable, by links that point from the right place to the old; but bricks fill unevenly \
            and lookups are slower. A brick that went down meanwhile is the usual cause.

            What to do first: see the failures per node, mend the cause, and start the rebalance again: it continues \
            where it stands.""";

    static final String REBALANCE_RUNNING = """
            Files are being moved to where their names belong. Clients work on, with more load on disks and network. \
            Other changes of the volume's bricks are refused until it ends.

            What to do first: nothing; wait for it. It can be stopped and started again at any time.""";

    static final String REMOVE_BRICK_FAILED = """
            Bricks are to be removed, and moving their files away ended with failures: files remain on them. \
            Committing now would take those files out of the volume.

            What to do first: do not commit. See the failures, mend the cause and start the removal again, or stop \
            it, which keeps the bricks.""";

    static final String REMOVE_BRICK_UNCOMMITTED = """
            The files of the bricks to be removed were moved away, but nobody committed or stopped the removal. \
            Until then the bricks are still part of the volume yet get no new files, so the volume is smaller than \
            it looks, and other changes of its bricks are refused.

            What to do first: look at the status for failed or skipped files; without any, commit. To keep the \
            bricks, stop the removal.""";

    static final String REMOVE_BRICK_RUNNING = """
            Files are moved away from the bricks that shall be removed. The volume works on. When it ends, the \
            removal must be committed by hand.

            What to do first: nothing; wait for it, then look at the status and commit.""";

    private UpkeepExplanations() {}
}
