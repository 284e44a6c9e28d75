package io.brickyard.cli;

import io.brickyard.health.Check;
import io.brickyard.health.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's wish not to hear of a finding for a while.
 *
 * @param since when it was said
 * @param until when it ends by itself; empty: when it worsens or is taken back
 * @param sticky whether it holds even when the finding worsens
 * @param baseline how bad the findings were when it was said
 * @param comment for other administrators; may be empty
 */
public record Mute(
        Subject subject, Instant since, Optional<Instant> until, boolean sticky, Baseline baseline, String comment) {

    /**
     * What is muted.
     *
     * @param target as {@link io.brickyard.health.Target} prints it; empty: any target
     */
    public record Subject(Check check, Optional<String> target) {
        @Override
        public String toString() {
            return target.map(name -> check.name() + ":" + name).orElse(check.name());
        }
    }

    /**
     * How bad it was.
     *
     * @param extent the sum of the extents of all findings that were muted; 0: there were none
     */
    public record Baseline(Severity severity, long extent) {}

    boolean endedBy(Instant now) {
        return until.isPresent() && !until.get().isAfter(now);
    }
}
