package io.brickyard.json;

/** What was read is no JSON, or more of it than the bounds allow. Quotes nothing of it, as there may be tokens in it. */
public final class JsonFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    JsonFailure(String message) {
        super(message, null, false, false);
    }
}
