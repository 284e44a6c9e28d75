package io.brickyard.agent.sending;

import java.time.Duration;
import java.util.Optional;

/** What came of one request. */
public sealed interface Outcome {

    /** @param retryAfter as the receiver asked, counted from its answer */
    record Answered(int status, Optional<Duration> retryAfter) implements Outcome {}

    /** No answer came. The reason holds neither credentials nor a path. */
    record Failed(Stage stage, String reason) implements Outcome {}

    /** How far a request got. */
    enum Stage {
        /** The webhook's settings cannot be used: its URL, its files, its secrets. */
        SETTINGS,
        NAME,
        ADDRESS,
        CONNECT,
        TLS,
        EXCHANGE
    }

    default boolean success() {
        return this instanceof Answered answered && answered.status() >= 200 && answered.status() < 300;
    }

    default String text() {
        return switch (this) {
            case Answered answered -> "status " + answered.status();
            case Failed failed -> failed.reason();
        };
    }
}
