package io.brickyard.plan;

import java.util.List;

/** What came of planning. */
public sealed interface Planning {

    /** There is a way. */
    record Planned(Plan plan) implements Planning {}

    /**
     * There is none that GlusterFS would take, or that would not harm.
     *
     * @param obstacles all that stand against it, at least one
     */
    record Refused(List<Obstacle> obstacles) implements Planning {
        public Refused {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * Why something cannot be done.
     *
     * @param subject what it is about: {@code volume data}, {@code node gl3}
     * @param why in a sentence
     * @param advice what would help
     */
    record Obstacle(String subject, String why, String advice) {}
}
