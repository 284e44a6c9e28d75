package io.brickyard.health;

import io.brickyard.pool.VolumeName;
import io.brickyard.survey.Survey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whether machines may be stopped together without any volume losing access.
 *
 * <p>The answer is about what clients can reach, not about redundancy: that less of it is left for a while is what a stop
 * always costs, and {@link Impact#reduced} says where. What cannot be known is never taken for safe.
 *
 * <p>What always holds: were the machines of a {@link Safe} answer marked as gone in the survey, no subvolume that served
 * would be dead in the worst case; and what is {@link Unsafe} for some machines is so for them and others together.
 */
public sealed interface Stopping {

    /** What the stop would change, whether or not it is allowed. */
    Impact impact();

    /** All of them may go down now. */
    record Safe(Impact impact) implements Stopping {}

    /**
     * Some files would be out of reach, or would be served by a stale copy only.
     *
     * @param reasons at least one
     * @param doubts what could not be known besides
     */
    record Unsafe(Impact impact, List<Reason> reasons, List<Reason> doubts) implements Stopping {
        public Unsafe {
            reasons = List.copyOf(reasons);
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * Nothing speaks against it, but not everything that may could be seen.
     *
     * @param doubts at least one
     */
    record Unknown(Impact impact, List<Reason> doubts) implements Stopping {
        public Unknown {
            doubts = List.copyOf(doubts);
        }
    }

    /** What a reason is about. The names are what programs key on. */
    enum Kind {
        /** Too few bricks of a subvolume would serve. */
        SUBVOLUME_DIES,
        /** Too few members would be left, so glusterd itself would stop bricks. */
        SERVER_QUORUM,
        /** Files wait for a heal: a copy that is to go may be the only good one. */
        HEAL_WAITS,
        /** Whether files wait for a heal is not known. */
        HEAL_UNKNOWN,
        /** Depends on bricks of which nothing can be known. */
        BRICKS_IN_DOUBT,
        /** How many members server quorum needs is not known. */
        QUORUM_UNKNOWN,
        /** The look was taken from a node that is itself cut off. */
        ISOLATED,
        /** A volume could not be looked at. */
        VOLUME_UNSEEN
    }

    /**
     * Why not, or why that is not known.
     *
     * @param volume empty when it is about the whole pool
     * @param subvolume its position in the volume, from 0; empty when it is about the whole volume
     * @param why one sentence without a full stop
     * @param advice what to do, one sentence without a full stop
     */
    record Reason(Kind kind, Optional<VolumeName> volume, OptionalInt subvolume, String why, String advice) {}

    /**
     * A subvolume that goes on with fewer bricks.
     *
     * @param left how many of its bricks would serve
     * @param spare how many more could be lost then
     */
    record Reduced(VolumeName volume, int subvolume, int left, int bricks, int spare) {}

    /** A subvolume that does not serve as it is, whatever is stopped. */
    record Dead(VolumeName volume, int subvolume) {}

    /**
     * @param reduced in the survey's order
     * @param dead in the survey's order
     * @param warnings what else a person should know, a sentence each without a full stop
     */
    record Impact(List<Reduced> reduced, List<Dead> dead, List<String> warnings) {
        public Impact {
            reduced = List.copyOf(reduced);
            dead = List.copyOf(dead);
            warnings = List.copyOf(warnings);
        }
    }

    /** The answer for these machines. */
    static Stopping of(Survey survey, StopRequest request) {
        return new StoppingRules(survey, request).judge();
    }

    /**
     * The volumes whose heal backlog decides, because one of their copies would go: a survey that counts these in full is
     * the one to ask.
     */
    static Set<VolumeName> hangingOnHeals(Survey survey, StopRequest request) {
        return new StoppingRules(survey, request).hangingOnHeals();
    }
}
