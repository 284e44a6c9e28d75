package io.brickyard.agent.sending;

import io.brickyard.agent.sending.Outcome.Stage;

/** A step on the way to a receiver went wrong. Never leaves this package: it becomes an {@link Outcome.Failed}. */
final class StageFailure extends Exception {

    private final Stage stage;
    private final String reason;

    StageFailure(Stage stage, String reason) {
        super(reason, null, false, false);
        this.stage = stage;
        this.reason = reason;
    }

    Outcome.Failed outcome() {
        return new Outcome.Failed(stage, reason);
    }
}
