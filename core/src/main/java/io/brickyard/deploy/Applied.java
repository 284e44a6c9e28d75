package io.brickyard.deploy;

import io.brickyard.plan.Step;

/** What came of applying a plan. */
public sealed interface Applied {

    /** Every step's effect is there. */
    record Done(int steps) implements Applied {}

    /**
     * It stopped at a step; those before are done, those after not begun.
     *
     * @param index of the step, from 0
     * @param why in a sentence
     * @param advice what to do
     */
    record Stopped(int index, Step step, String why, String advice) implements Applied {}
}
