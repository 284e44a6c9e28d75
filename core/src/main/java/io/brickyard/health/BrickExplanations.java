package io.brickyard.health;

/** What the findings about bricks and the file systems below them mean, for {@link Check#explanation}. */
final class BrickExplanations {

    static final String BRICK_DOWN = """
            The brick's node lives and its glusterd answers, but the brick's process does not run or its port \
            refuses connections. What clients feel is said by the finding of the volume. The usual causes: its file \
            system is not mounted or has failed, the process was killed for lack of memory, or it could not start.

            What to do first: read the end of the brick's log and make sure that its file system is mounted. Then \
            start what is missing with volume start force, which touches only bricks that do not run, and verify: it \
            may say success without having started the brick when tried too soon after the process died; then repeat \
            it once.""";

    static final String BRICK_HUNG = """
            The brick's process is there and its port is open, but it does not answer a ping in time. Mostly it \
            waits for a disk or RAID controller that no longer answers; it may also be stopped by a debugger or a \
            signal. Clients freeze on it for network.ping-timeout (42 seconds by default) and then treat it as down. \
            gluster volume status shows it as online all the while.

            What to do first: look at the state of the process and the kernel's log on that node. A process in state \
            D cannot be killed; the disk below must be mended. Only when the disk is well, kill this one process and \
            start the brick again.""";

    static final String BRICK_UNKNOWN = """
            The brick's node answered, but whether this brick serves could not be learned: its port is not known \
            here or the time was over. It is counted neither as up nor as down; the volume's best and worst case \
            tell what depends on it.

            What to do first: look again with a longer --timeout, or ask on the brick's own node.""";

    static final String THIN_ARBITER_DOWN = """
            A thin-arbitrated volume has two data bricks, and a small process outside the pool that remembers which \
            of them is stale. While both data bricks serve, clients do not need it. But with it gone the volume has \
            no redundancy left: if one data brick fails now, the other must refuse, since nobody can tell whether it \
            is the good one. No glusterd watches this process, so nobody else reports it.

            What to do first: start the thin arbiter's service on its host, and see that its port can be reached \
            from all clients.""";

    static final String BRICK_FS_ERROR = """
            The file system below the brick reports no size at all. It has failed, was shut down by the kernel after \
            errors, or its device is gone. The brick may still be shown as online; clients get input/output errors \
            from it or are served by the other bricks.

            What to do first: read the kernel's log on that node. Mend or replace the disk; with a new empty one use \
            gluster volume reset-brick or replace-brick, so that the heal fills it.""";

    static final String BRICK_READ_ONLY = """
            The file system below the brick is mounted read-only, mostly because the kernel found an error on it and \
            protects what is left. Writes fail on this brick; in a replica set its copy grows stale, in a \
            distributed volume writes fail for the files on it.

            What to do first: read the kernel's log before you remount. Stop the brick, check the file system, mount \
            it writable, start the brick again and watch the heal.""";

    static final String BRICK_FULL = """
            Less than 10 percent is free. Files stay on the brick that their name chose, so a full brick fails \
            writes (No space left on device) although the volume shows free space elsewhere; below storage.reserve \
            (1 percent by default) the brick refuses writes itself. Heals onto it stop too. XFS slows down and \
            fragments.

            What to do first: free or add space: extend the file system, delete snapshots, or add bricks and \
            rebalance. Rebalance needs time, so extending is the quick way.""";

    static final String BRICK_NEARFULL = """
            Less than 20 percent is free. Names choose the brick, so bricks fill unevenly, and the volume's sum can \
            hide it. Rebalance and heals need room to work, so the moment to add space is now, not at 99 percent.

            What to do first: plan more space: extend the file system, or add bricks and rebalance.""";

    static final String INODES_FULL = """
            Less than 10 percent of the inodes are free. When they are used up, no file can be created on this brick \
            even with plenty of space. Each file of a volume takes an inode for itself and one for its entry below \
            .glusterfs if it is a folder or symbolic link; arbiter bricks hold all names of their set, so they run \
            out first when made too small.

            What to do first: on XFS raise the share of inodes (xfs_growfs -m). On ext4 their number is fixed: \
            replace the brick by one on a file system made with more inodes.""";

    static final String INODES_NEARFULL = """
            Less than 20 percent of the inodes are free. When they are used up, no file can be created on this brick \
            even with plenty of space. Many small files, or an arbiter brick that was made too small, are the usual \
            reason.

            What to do first: on XFS raise the share of inodes (xfs_growfs -m); on ext4 plan a replacement of the \
            brick.""";

    static final String BRICK_ON_ROOT_FS = """
            The device below the brick looks like that of the root file system. When the volume fills up, the node \
            itself runs out of space: glusterd can no longer write its configuration, logs stop, the node may not \
            start. It also often means that the intended disk was not mounted when the brick was made.

            What to do first: check where the brick's folder is mounted. If a disk was intended, move the brick with \
            replace-brick.""";

    static final String BRICKS_SHARE_FS = """
            Several bricks of a node lie on one file system. Each of them reports the whole of it as its own, so the \
            capacity that clients see is counted several times, and one volume can fill up the others. Fine in a \
            laboratory, seldom wanted in production.

            What to do first: know that the sizes of these volumes overlap. To separate them, give each brick a \
            logical volume of its own.""";

    static final String CAPACITY_UNEVEN = """
            The data bricks of one subvolume hold the same files, or equal fragments of them, so the smallest \
            decides how much fits. What the others have more is never used; when the smallest is full, writes fail \
            although the others have room.

            What to do first: extend the smaller bricks' file systems to the size of the largest.""";

    private BrickExplanations() {}
}
