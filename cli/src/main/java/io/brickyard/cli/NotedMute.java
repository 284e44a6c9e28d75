package io.brickyard.cli;

import io.brickyard.health.Mute;
import java.time.Instant;

/**
 * A mute as this machine remembers it.
 *
 * @param since when it was said
 * @param comment for other administrators; may be empty
 */
record NotedMute(Mute mute, Instant since, String comment) {

    boolean endedBy(Instant now) {
        return mute.until().isPresent() && !now.isBefore(mute.until().get());
    }
}
