package io.brickyard.plan;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A plan that is being made. */
final class Draft {

    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Planning.Obstacle> obstacles = new ArrayList<>();

    void step(Step step) {
        steps.add(step);
    }

    void note(String note) {
        notes.add(note);
    }

    /** Has a node remove what is left of a brick, unless it lies where no task removes anything. */
    void clean(HostName node, BrickPath brick, UUID volume, Leftover leftover) {
        Optional<String> against = PathRules.againstBrick(brick);
        against.ifPresentOrElse(
                why -> note("what is left of " + node + ":" + brick
                        + " stays there, as nothing is removed where bricks cannot lie: they cannot " + why),
                () -> step(new NodeStep.Clean(node, brick, volume, leftover)));
    }

    void obstacle(String subject, String why, String advice) {
        obstacles.add(new Planning.Obstacle(subject, why, advice));
    }

    Planning result() {
        return obstacles.isEmpty() ? new Planning.Planned(new Plan(steps, notes)) : new Planning.Refused(obstacles);
    }
}
