package io.brickyard.deploy;

import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import java.util.List;

/** Does what is to be done. Each returns when it is done, or throws; whether it had the effect, a look tells. */
public interface Hands {

    /**
     * Runs one {@code gluster} command on this node.
     *
     * @param words without {@code gluster} itself
     * @throws io.brickyard.glusterd.GlusterdFailure when it was refused, or nobody knows
     */
    void gluster(List<String> words);

    /**
     * Makes a node a member, after it was tried whether it can be reached.
     *
     * @throws io.brickyard.glusterd.GlusterdFailure when it cannot be reached, or was refused
     */
    void probe(PeerStep.Probe probe);

    /** @throws WorkFailure when the node that is to probe could not be told to */
    void alias(PeerStep.Alias alias);

    /** @throws WorkFailure when the node could not do it */
    void work(NodeStep step);

    /** @throws WorkFailure when the node could not do it */
    void repair(RepairStep step);
}
