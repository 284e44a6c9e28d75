package io.brickyard.health;

import java.util.List;

/**
 * Something an administrator should know, with how it is known and what to do.
 *
 * @param summary one line for a person; names the target
 * @param evidence how it is known: one fact a line
 * @param remedy what to do: commands to type, ready to paste, a line each; a line that begins with {@code #} is advice
 * @param extent how much is affected, in the check's own unit (bricks, files, nodes; at least 1): when it grows, a mute
 *     of this finding ends
 */
public record Finding(
        Check check,
        Severity severity,
        Target target,
        String summary,
        List<String> evidence,
        List<String> remedy,
        long extent) {

    public Finding {
        evidence = List.copyOf(evidence);
        remedy = List.copyOf(remedy);
        if (extent < 1) {
            throw new IllegalArgumentException("a finding affects something: " + summary);
        }
    }

    /** The stable name of the check, for example {@code BRICK_DOWN}. */
    public String code() {
        return check.name();
    }
}
