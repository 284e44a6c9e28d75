package io.brickyard.plan;

import java.util.ArrayList;
import java.util.List;

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

    void obstacle(String subject, String why, String advice) {
        obstacles.add(new Planning.Obstacle(subject, why, advice));
    }

    Planning result() {
        return obstacles.isEmpty() ? new Planning.Planned(new Plan(steps, notes)) : new Planning.Refused(obstacles);
    }
}
