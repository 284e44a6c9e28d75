package io.brickyard.agent.delivery;

/** What an attempt's outcome means for its lane, with the lane's state after it. */
sealed interface Verdict {

    LaneState state();

    record Delivered(LaneState state) implements Verdict {}

    /** The same event once more, when its time has come. */
    record Again(LaneState state) implements Verdict {}

    /** Never this event; the next one. */
    record GivenUp(LaneState state, String reason) implements Verdict {}

    /** The receiver is gone for good. */
    record SwitchedOff(LaneState state) implements Verdict {}
}
