package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.Verdict.Again;
import io.brickyard.agent.delivery.Verdict.Delivered;
import io.brickyard.agent.delivery.Verdict.GivenUp;
import io.brickyard.agent.delivery.Verdict.SwitchedOff;
import io.brickyard.agent.journal.Journal;
import io.brickyard.agent.sending.Outcome;
import io.brickyard.agent.sending.Outcome.Answered;
import io.brickyard.agent.sending.Outcome.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How far a webhook's lane has come; pure, and all that is kept of it over a restart.
 *
 * @param cursor the sequence number of the last event that is done with
 * @param replay what is sent a second time beside it
 */
record LaneState(long cursor, Trouble trouble, Range replay) {

    /** With these a receiver says that it does not want this event, not that it is in trouble. */
    private static final Set<Integer> REFUSED = Set.of(400, 413, 415, 422, 431);

    /** As the receiver may be wrong about it, an event is given up only at the third refusal. */
    private static final int REFUSALS_OF_ONE = 3;

    /** A receiver that refuses so many events in a row is not at odds with an event: it is broken. */
    private static final int REFUSED_EVENTS = 5;

    static LaneState at(long cursor) {
        return new LaneState(cursor, Trouble.NONE, Range.NONE);
    }

    /** Sequence numbers after the first and up to the last; none when they are equal. */
    record Range(long after, long last) {
        static final Range NONE = new Range(0, 0);

        boolean empty() {
            return after >= last;
        }

        Range with(Range other) {
            return empty() ? other : new Range(Math.min(after, other.after), Math.max(last, other.last));
        }
    }

    /** How many events of this journal come after the cursor. A journal's first event may well have a large number. */
    long waiting(Journal journal) {
        long done = cursor == 0 ? journal.first() - 1 : cursor;
        return Math.max(0, journal.last() - done);
    }

    LaneState through(long sequence) {
        return new LaneState(Math.max(cursor, sequence), trouble, replay);
    }

    LaneState replayed(long sequence) {
        Range left = new Range(sequence, replay.last());
        return new LaneState(cursor, trouble, left.empty() ? Range.NONE : left);
    }

    LaneState replaying(Range more) {
        return new LaneState(cursor, trouble, replay.with(more));
    }

    private LaneState in(Trouble other) {
        return new LaneState(cursor, other, replay);
    }

    /** A changed webhook is tried at once. */
    LaneState afresh() {
        return in(Trouble.NONE);
    }

    /** The pause begins anew if the clock was set back to before it. */
    LaneState seenAt(Instant now) {
        return trouble.failing() && now.isBefore(trouble.decided())
                ? in(new Trouble(trouble.attempts(), trouble.refusals(), now, now, trouble.pause()))
                : this;
    }

    /** What an attempt's outcome means, except that the event is done with: that the caller says by {@link #through}. */
    Verdict after(Outcome outcome, Instant now, double chance) {
        if (outcome.success()) {
            return new Delivered(trouble.equals(Trouble.NONE) ? this : in(Trouble.NONE));
        }
        return switch (outcome) {
            case Answered(int status, Optional<Duration> retryAfter) -> {
                if (status == 410) {
                    yield new SwitchedOff(in(Trouble.NONE));
                }
                if (REFUSED.contains(status)
                        && trouble.attempts() + 1 >= REFUSALS_OF_ONE
                        && trouble.refusals() < REFUSED_EVENTS) {
                    Trouble over = new Trouble(0, trouble.refusals() + 1, Instant.EPOCH, now, Duration.ZERO);
                    yield new GivenUp(in(over), "refused: " + outcome.text());
                }
                yield again(now, chance, retryAfter, status == 429 || status == 503);
            }
            case Failed ignored -> again(now, chance, Optional.empty(), false);
        };
    }

    private Again again(Instant now, double chance, Optional<Duration> retryAfter, boolean saysWhy) {
        int attempts = trouble.attempts() + 1;
        Duration pause = Schedule.pause(attempts, chance, retryAfter, saysWhy);
        Instant since = trouble.failing() ? trouble.since() : now;
        return new Again(in(new Trouble(attempts, trouble.refusals(), since, now, pause)));
    }
}
