package io.brickyard.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something an administrator should know, with how it is known and what to do.
 *
 * @param summary one line for a person; names the target
 * @param evidence how it is known: one fact a line
 * @param remedy what to do: commands to type, ready to paste, a line each; a line that begins with {@code #} is advice
 * @param extent how much is affected, in the check's own unit (bricks, files, nodes; at least 1): when it grows, a mute
 *     of this finding ends
 * @param since when it was first seen, where an agent watches the pool
 */
public record Finding(
        Check check,
        Severity severity,
        Target target,
        String summary,
        List<String> evidence,
        List<String> remedy,
        long extent,
        Optional<Instant> since) {

    public Finding {
        evidence = List.copyOf(evidence);
        remedy = List.copyOf(remedy);
        if (extent < 1) {
            throw new IllegalArgumentException("a finding affects something: " + summary);
        }
    }

    /** A finding of which nobody knows since when it holds. */
    public Finding(
            Check check,
            Severity severity,
            Target target,
            String summary,
            List<String> evidence,
            List<String> remedy,
            long extent) {
        this(check, severity, target, summary, evidence, remedy, extent, Optional.empty());
    }

    /** The same, of which that is known. */
    Finding since(Instant instant) {
        return new Finding(check, severity, target, summary, evidence, remedy, extent, Optional.of(instant));
    }

    /** The stable name of the check, for example {@code BRICK_DOWN}. */
    public String code() {
        return check.name();
    }
}
