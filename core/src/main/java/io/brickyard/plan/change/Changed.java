package io.brickyard.plan.change;

import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning.Obstacle;
import io.brickyard.plan.WantedPool;
import java.util.List;

/** What a change means for a pool. */
public sealed interface Changed {

    /** The pool is to become this one; the bricks of all its volumes are listed. */
    record Wanted(WantedPool pool) implements Changed {}

    /** These steps are to be done. */
    record Steps(Plan plan) implements Changed {}

    /**
     * It cannot be.
     *
     * @param obstacles at least one
     */
    record Refused(List<Obstacle> obstacles) implements Changed {
        public Refused {
            obstacles = List.copyOf(obstacles);
        }
    }

    /** It cannot be, for one reason. */
    static Changed refused(String subject, String why, String advice) {
        return new Refused(List.of(new Obstacle(subject, why, advice)));
    }
}
