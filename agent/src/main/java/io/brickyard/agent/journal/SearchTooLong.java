package io.brickyard.agent.journal;

import java.time.Duration;

/** A search was given up, as it would have kept others waiting. */
public final class SearchTooLong extends RuntimeException {

    private static final long serialVersionUID = 1;

    SearchTooLong(Duration limit) {
        super("it was given up after " + limit.toMillis() / 1000.0 + " s", null, false, false);
    }
}
