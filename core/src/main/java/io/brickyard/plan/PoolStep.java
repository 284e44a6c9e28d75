package io.brickyard.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Steps that change what holds for the whole pool. */
public sealed interface PoolStep extends Step {

    /** Sets options of the whole pool. glusterd takes one at a time. */
    record SetOption(String option, String value) implements PoolStep {
        @Override
        public Card card() {
            List<String> words = new ArrayList<>(List.of("gluster", "volume", "set", "all", option, value));
            return new Card("set " + option + " of the pool to " + value, words, Risk.SAFE, Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return Options.areSet(Map.of(option, value), seen.options()) ? Step.done() : Step.ready();
        }
    }
}
