package io.brickyard.plan;

import java.util.List;

/**
 * The steps from a seen pool to a wanted one, in the order in which they are done.
 *
 * @param steps empty when the pool is as it is wanted
 * @param notes what the plan leaves alone, and what whoever reads it should know, as the failures that a volume survives
 */
public record Plan(List<Step> steps, List<String> notes) {

    public Plan {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Whether some step can lose data. */
    public boolean needsApproval() {
        return steps.stream().anyMatch(step -> step.card().risk() == Step.Risk.DESTROYS);
    }
}
