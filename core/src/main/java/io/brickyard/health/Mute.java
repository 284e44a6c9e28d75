package io.brickyard.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's wish not to hear of something they know.
 *
 * @param target empty: every finding of the check
 * @param until when it ends at the latest; empty: by itself only
 * @param sticky whether it outlives the finding, for troubles that come and go
 * @param level how bad it was when it was muted; anything worse ends the mute
 */
public record Mute(Check check, Optional<Target> target, Optional<Instant> until, boolean sticky, Level level) {

    /**
     * How bad the muted findings are together.
     *
     * @param severity of the worst
     * @param targets how many findings
     * @param extent the sum of theirs
     */
    public record Level(Severity severity, int targets, long extent) {

        static Level of(List<Finding> findings) {
            Severity severity = Severity.INFO;
            long extent = 0;
            for (Finding finding : findings) {
                severity = finding.severity().compareTo(severity) > 0 ? finding.severity() : severity;
                extent += finding.extent();
            }
            return new Level(severity, findings.size(), extent);
        }

        boolean isWorseThan(Level other) {
            return severity.compareTo(other.severity) > 0 || targets > other.targets || extent > other.extent;
        }
    }

    /**
     * Mutes what is found now. With nothing found, only a sticky mute makes sense: it then covers any extent of the check's
     * usual severity.
     *
     * @throws IllegalArgumentException when nothing is found that it could mute and it is not sticky
     */
    public static Mute of(
            Check check, Optional<Target> target, Optional<Instant> until, boolean sticky, List<Finding> findings) {
        Level any = new Level(check.usual(), Integer.MAX_VALUE, Long.MAX_VALUE);
        Mute mute = new Mute(check, target, until, sticky, any);
        List<Finding> covered = mute.covered(findings);
        if (covered.isEmpty() && !sticky) {
            throw new IllegalArgumentException("there is no finding " + mute.name() + " to mute");
        }
        return covered.isEmpty() ? mute : new Mute(check, target, until, sticky, Level.of(covered));
    }

    /** {@code CODE} or {@code CODE:TARGET}. */
    public String name() {
        return target.isPresent() ? check.name() + ":" + target.get() : check.name();
    }

    boolean covers(Finding finding) {
        return finding.check() == check && (target.isEmpty() || target.get().equals(finding.target()));
    }

    List<Finding> covered(List<Finding> findings) {
        return findings.stream().filter(this::covers).toList();
    }
}
