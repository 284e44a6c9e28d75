package io.brickyard.deploy;

import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;

/** Work on nodes, this one among them, by whatever way leads to them. */
public interface Elsewhere extends FactFinder {

    /** @throws WorkFailure when the node that is to probe could not be told to */
    void alias(PeerStep.Alias alias);

    /** @throws WorkFailure when the node could not do it */
    void work(NodeStep step);

    /** @throws WorkFailure when the node could not do it */
    void repair(RepairStep step);
}
