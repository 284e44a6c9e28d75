package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.Survey;
import java.util.List;

/**
 * Whether a subvolume serves, from the bricks that do.
 *
 * <p>A subvolume has members: its bricks in their order and, with a thin arbiter, that one last. A member serves, does
 * not, or is in doubt. The best case takes every member in doubt as serving, the worst case none; where both lead to the
 * same state, that is the state. {@link Rule} says which members suffice, and has the sources.
 *
 * <p>What always holds: a member that stops serving never improves a state; the worst case is never better than the best;
 * losing members from the first to the last is the fastest way to stop a subvolume (the first brick decides a tie, data
 * bricks come before the arbiter), so counting along that order gives the spare.
 */
final class SubvolumeRules {

    private final Survey survey;
    private final Volume volume;
    private final Rule rule;

    SubvolumeRules(Survey survey, Volume volume) {
        this.survey = survey;
        this.volume = volume;
        this.rule = Rule.of(volume);
    }

    SubvolumeHealth assess(Subvolume subvolume) {
        boolean[] best = members(subvolume, true);
        boolean[] worst = members(subvolume, false);
        SubvolumeState bestState = state(best);
        SubvolumeState worstState = state(worst);
        SubvolumeState state = bestState == worstState ? bestState : SubvolumeState.UNKNOWN;
        return new SubvolumeHealth(subvolume, state, bestState, worstState, spare(worst));
    }

    private boolean[] members(Subvolume subvolume, boolean doubtServes) {
        List<Brick> bricks = subvolume.bricks();
        boolean thin = volume.layout() instanceof Layout.ThinArbitrated;
        boolean[] members = new boolean[bricks.size() + (thin ? 1 : 0)];
        for (int i = 0; i < bricks.size(); i++) {
            members[i] = serves(survey.brick(bricks.get(i)).state(), doubtServes);
        }
        if (volume.layout() instanceof Layout.ThinArbitrated arbitrated) {
            BrickState state = survey.thinArbiter(arbitrated.thinArbiter()).state();
            members[bricks.size()] = serves(state, doubtServes);
        }
        return members;
    }

    private boolean serves(BrickState state, boolean doubtServes) {
        return switch (state) {
            case UP -> true;
            case DOWN, HUNG -> false;
            // who is cut off cannot tell a dead node from a living one
            case UNREACHABLE -> survey.isolated() && doubtServes;
            case UNKNOWN -> doubtServes;
        };
    }

    private SubvolumeState state(boolean[] members) {
        if (!rule.serves(members)) {
            return SubvolumeState.DEAD;
        }
        for (boolean member : members) {
            if (!member) {
                return SubvolumeState.REDUCED;
            }
        }
        return SubvolumeState.FULL;
    }

    private int spare(boolean[] members) {
        boolean[] left = members.clone();
        int lost = 0;
        for (int i = 0; i < left.length && rule.serves(left); i++) {
            if (left[i]) {
                left[i] = false;
                lost++;
            }
        }
        return Math.max(0, lost - 1);
    }
}
