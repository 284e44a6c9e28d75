package io.brickyard.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All mutes of a pool.
 *
 * <p>A mute ends when its time is over; when what it covers becomes worse in any way: a higher severity, more findings, a
 * larger extent; and, unless sticky, when nothing is left that it covers. The last counts only if the survey was complete
 * and would have shown it: what was not looked at has not gone. What always holds: every finding is either shown or
 * muted; an ended mute hides nothing.
 */
public record Mutes(List<Mute> all) {

    public static final Mutes NONE = new Mutes(List.of());

    /** Why a mute is no more. */
    public enum Reason {
        EXPIRED,
        WORSENED,
        CLEARED
    }

    public record Ended(Mute mute, Reason reason) {}

    /**
     * @param assessment with the muted findings set apart, and the verdict of the others
     * @param remaining the mutes that are still in force
     */
    public record Applied(Assessment assessment, Mutes remaining, List<Ended> ended) {
        public Applied {
            ended = List.copyOf(ended);
        }
    }

    public Mutes {
        all = List.copyOf(all);
    }

    /** These and one more, which takes the place of one with the same name. */
    public Mutes with(Mute mute) {
        List<Mute> mutes = new ArrayList<>(without(mute.check(), mute.target()).all);
        mutes.add(mute);
        return new Mutes(mutes);
    }

    public Mutes without(Check check, Optional<Target> target) {
        List<Mute> mutes = new ArrayList<>();
        for (Mute mute : all) {
            if (mute.check() != check || !mute.target().equals(target)) {
                mutes.add(mute);
            }
        }
        return new Mutes(mutes);
    }

    /**
     * Sets the muted findings of an assessment apart.
     *
     * @param complete whether everything was looked at, so that an absent finding is a trouble gone
     */
    Applied apply(Assessment assessment, boolean complete, Instant now) {
        List<Mute> remaining = new ArrayList<>();
        List<Ended> ended = new ArrayList<>();
        for (Mute mute : all) {
            Optional<Reason> reason = end(mute, assessment.findings(), complete, now);
            if (reason.isPresent()) {
                ended.add(new Ended(mute, reason.get()));
            } else {
                remaining.add(mute);
            }
        }
        List<Finding> shown = new ArrayList<>();
        List<Finding> muted = new ArrayList<>();
        for (Finding finding : assessment.findings()) {
            (isCovered(finding, remaining) ? muted : shown).add(finding);
        }
        Verdict overall = assessment.overall() == Verdict.UNKNOWN ? Verdict.UNKNOWN : Assessor.verdict(shown);
        return new Applied(new Assessment(overall, assessment.volumes(), shown, muted), new Mutes(remaining), ended);
    }

    private static Optional<Reason> end(Mute mute, List<Finding> findings, boolean complete, Instant now) {
        if (mute.until().isPresent() && !now.isBefore(mute.until().get())) {
            return Optional.of(Reason.EXPIRED);
        }
        List<Finding> covered = mute.covered(findings);
        if (covered.isEmpty()) {
            boolean gone = complete && mute.check().seenByEverySurvey() && !mute.sticky();
            return gone ? Optional.of(Reason.CLEARED) : Optional.empty();
        }
        return Mute.Level.of(covered).isWorseThan(mute.level()) ? Optional.of(Reason.WORSENED) : Optional.empty();
    }

    private static boolean isCovered(Finding finding, List<Mute> mutes) {
        for (Mute mute : mutes) {
            if (mute.covers(finding)) {
                return true;
            }
        }
        return false;
    }
}
