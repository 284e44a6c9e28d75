package io.brickyard.agent.api;

import io.brickyard.survey.NodeWord;
import io.brickyard.survey.PoolWord;
import io.brickyard.webhooks.Version;
import java.time.Duration;
import java.util.Optional;

/** What the agent can see of its node and pool. */
public interface Sight {

    /** This node's word; empty when it does not come in time. */
    Optional<NodeWord> node(Duration time);

    /** How new the pool's files of webhooks and settings are on this node; empty when that is not known. */
    Optional<Version> files();

    /** All that this agent and the others tell, as far as it comes in time. */
    PoolWord pool(Duration time);
}
