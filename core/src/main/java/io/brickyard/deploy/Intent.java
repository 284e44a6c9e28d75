package io.brickyard.deploy;

import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedPool;
import java.util.List;

/** What somebody means to do with a pool. What that takes is found once the pool has been looked at. */
public interface Intent {

    /** What the first look must find out. */
    Needs needs();

    /** What is meant, for the pool as it was seen. */
    Meant of(SeenPool seen);

    /** What is to be done of these steps: all, unless somebody agreed to others. */
    default Planning agreed(Planning planning) {
        return planning;
    }

    /** What is meant. */
    sealed interface Meant {}

    /** The pool is to become this one; its bricks are placed and the steps planned, and what an earlier apply owes is added. */
    record Wanted(WantedPool pool) implements Meant {}

    /**
     * These steps are to be done, or cannot be.
     *
     * @param evidence why just these, a line each, for people
     */
    record Steps(Planning planning, List<String> evidence) implements Meant {
        public Steps {
            evidence = List.copyOf(evidence);
        }
    }

    /** To bring the pool to where a document wants it. */
    static Intent wanted(WantedPool pool) {
        return new Intent() {
            @Override
            public Needs needs() {
                return Needs.PLAN;
            }

            @Override
            public Meant of(SeenPool seen) {
                return new Wanted(pool);
            }
        };
    }
}
