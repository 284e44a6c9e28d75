package io.brickyard.health;

/** What the findings about volumes and server quorum mean, for {@link Check#explanation}. */
final class VolumeExplanations {

    static final String SERVER_QUORUM_LOST = """
            At least one volume has cluster.server-quorum-type=server, and a node sees fewer members connected than \
            the quorum asks for. There glusterd has stopped the bricks of these volumes on purpose, so that two \
            halves of a pool can never both be changed. Volumes with the option are down on that node although \
            nothing is broken there.

            What to do first: bring the missing nodes back; glusterd then starts the bricks by itself. Starting them \
            by force is refused while the quorum is lost, and lowering the quorum to get through a cut invites \
            split-brain.""";

    static final String SERVER_QUORUM_AT_EDGE = """
            At least one volume has cluster.server-quorum-type=server, and exactly as many members are connected as \
            the quorum asks for, or some glusterd has not yet noticed that there are fewer. When one more node goes, \
            glusterd stops the bricks of these volumes on every remaining node, even those that work.

            What to do first: bring the missing nodes back, and take no other node down before that. In a pool of \
            two this is always so: add a third member, which needs no bricks.""";

    static final String VOLUME_OFFLINE = """
            The volume is started, but not one of its subvolumes has enough bricks to serve. Clients get errors \
            (Transport endpoint is not connected) or hang for every file; new mounts fail. Enough means quorum: a \
            replica 3 volume with one brick left refuses reads and writes, an arbiter alone never serves, and a \
            disperse set needs all but its redundancy.

            What to do first: look at the findings above this one for a common cause, first of all nodes. Then bring \
            back, in each subvolume named, as many bricks as it is short of. The data on the bricks is not lost by \
            this.""";

    static final String VOLUME_PARTIAL = """
            Some subvolumes serve and others do not. Files are spread over subvolumes by the hash of their names, so \
            clients miss some files in every folder and get errors on them, while the rest works; creating a file \
            fails whenever its name falls on a dead subvolume. Programs see it as sporadic errors, which is often \
            worse than a clean outage.

            What to do first: bring back the bricks of the subvolumes named. If that takes long, consider stopping \
            the writers. Do not rebalance and do not remove bricks now.""";

    static final String VOLUME_DEGRADED = """
            All files can be read and written, but at least one subvolume has fewer bricks than it should. It is an \
            error instead of a warning when two or more bricks of a subvolume are lost and the loss of one more \
            would stop it: its redundancy is used up. With one brick lost, the summary says whether another loss \
            would stop it; in a replica 3 volume with its default quorum it would. Files changed now must be healed \
            to the missing bricks later.

            What to do first: bring back the bricks named. Take no other node down for maintenance until they serve \
            again and nothing waits for a heal.""";

    static final String VOLUME_STATE_UNKNOWN = """
            The state depends on bricks of which nothing could be learned: their node's name does not resolve, its \
            answers are unreadable, or the survey stands on the wrong side of a cut. The best and the worst case are \
            both given. Monitoring verdicts take the worst: if the volume may be offline, this is an error.

            What to do first: remove what stops the survey from seeing, as the findings of the nodes say, or ask \
            from another node with --server.""";

    static final String VOLUME_STOPPED = """
            An administrator stopped the volume, or created and never started it. No brick runs, no client can mount \
            it, and clients that still have it mounted get errors. This is no fault, so it does not count for the \
            verdict.

            What to do first: nothing, if this is intended; the finding can be muted. Otherwise start the volume.""";

    private VolumeExplanations() {}
}
