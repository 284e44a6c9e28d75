package io.brickyard.deploy;

import io.brickyard.plan.SeenPool;

/** Looks at the pool that is to be changed. */
@FunctionalInterface
public interface Eyes {

    /**
     * Looks now.
     *
     * @param needs what must be found out besides members, volumes and bricks; what could not be is absent in the answer
     * @throws io.brickyard.glusterd.GlusterdFailure when this node's glusterd could not be asked
     */
    SeenPool look(Needs needs);
}
