package io.brickyard.agent.api;

import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeTask;
import java.time.Duration;

/** Does work on this node, as root and outside of the agent's own confinement. */
@FunctionalInterface
public interface Work {

    /** Always has a result; what could not even be begun is one too. */
    NodeResult perform(NodeTask task, Duration limit);
}
