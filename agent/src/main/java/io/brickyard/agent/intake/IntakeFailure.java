package io.brickyard.agent.intake;

/** Nothing could be listened on. */
public final class IntakeFailure extends RuntimeException {
    public IntakeFailure(String message) {
        super(message);
    }
}
