package io.brickyard.deploy;

import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.change.Change;
import io.brickyard.plan.change.Changed;
import io.brickyard.plan.change.Changes;
import java.util.List;

/** To change one thing of the pool, whatever it is like else. */
public record Changing(Change change) implements Intent {

    @Override
    public Needs needs() {
        return Needs.PLAN;
    }

    @Override
    public Meant of(SeenPool seen) {
        return switch (Changes.of(change, seen)) {
            case Changed.Wanted(var pool) -> new Wanted(pool);
            case Changed.Steps(var plan) -> new Steps(new Planning.Planned(plan), List.of());
            case Changed.Refused(var obstacles) -> new Steps(new Planning.Refused(obstacles), List.of());
        };
    }
}
