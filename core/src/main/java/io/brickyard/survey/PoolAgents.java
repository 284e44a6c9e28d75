package io.brickyard.survey;

import java.time.Duration;

/** Whoever can say what the agents of the pool tell. */
public interface PoolAgents {

    /** Where there is no agent. */
    PoolAgents NONE = _ -> PoolWord.NOTHING;

    /**
     * Asks. Never fails: without agents a survey is as good as it can be without.
     *
     * @param time how long that may take
     */
    PoolWord ask(Duration time);
}
