package io.brickyard.health;

/** What the findings about how a pool is laid out and set up mean, for {@link Check#explanation}. */
final class DesignExplanations {

    static final String SET_ON_ONE_HOST = """
            Several bricks of one replica or disperse set lie on the same node, so many that the set stops serving \
            when this node goes. The redundancy that the volume promises protects against a lost disk, not against a \
            lost node. This happens when bricks were listed node by node when the volume was created; the order \
            makes the sets.

            What to do first: move bricks with replace-brick, one at a time, each healed before the next, until \
            every set spans enough nodes.""";

    static final String CLIENT_QUORUM_OFF = """
            The volume has three or more copies, or an arbiter, but its quorum options let clients write to half of \
            the bricks or fewer. In a cut network two clients can change the same file on different bricks: split- \
            brain, just what the third copy was bought to prevent.

            What to do first: reset the option to its default (auto), unless it was lowered for an emergency that \
            still lasts.""";

    static final String REPLICA2_NO_QUORUM = """
            Two copies and no quorum: either copy may be written alone, so a cut, or nodes that go down one after \
            the other, can leave two versions of a file of which none is right. With quorum set to auto it would be \
            safe, but the loss of the first brick would stop the subvolume. Nothing is wrong now; this is about the \
            day when it will be.

            What to do first: add an arbiter brick: it holds no file content, so a small disk on a third node is \
            enough.""";

    static final String OPVERSION_BEHIND = """
            All nodes could work at a higher operating version than the one that is set. This is left behind by an \
            upgrade: newer features and some corrections stay off until the version is raised. It can never be \
            lowered again, and clients older than it can no longer mount.

            What to do first: when all nodes and clients are upgraded, raise cluster.op-version.""";

    static final String SURVEY_INCOMPLETE = """
            Part of what this survey should have seen could not be seen in time, apart from what other findings \
            already say. What is shown is true, but something may be missing from it.

            What to do first: do what the remedy says for each part, or ask again with a longer --timeout.""";

    static final String PORTS_NOT_REMEMBERED = """
            Each look notes at which ports the bricks answered, for the day when a node's glusterd is gone and nobody \
            can tell them any more. This user cannot write to the folder for that. What is shown now is true; but of a \
            node without glusterd nothing will be known of its bricks, though they may well serve.

            What to do first: let this user write to the folder that the evidence names, or name another one in the \
            environment variable BRICKYARD_STATE.""";

    private DesignExplanations() {}
}
