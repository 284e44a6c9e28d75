package io.brickyard.work;

/** What was sent is no task or no result. */
public final class FormFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    FormFailure(String message) {
        super(message, null, false, false);
    }
}
