package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.LaneState.Range;
import io.brickyard.agent.delivery.Work.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a lane sends a second time on demand: dead letters, and parts of the journal. Anybody may ask for more; the rest is for the
 * lane's thread.
 */
final class Repeats {

    private final Backlog replay;
    private final Track track;
    private final Queue<DeadLetter> retries = new ConcurrentLinkedQueue<>();
    private final Queue<Range> replays = new ConcurrentLinkedQueue<>();

    Repeats(Backlog replay, Track track) {
        this.replay = replay;
        this.track = track;
    }

    void retry(List<DeadLetter> letters) {
        retries.addAll(letters);
    }

    void replay(Range range) {
        replays.add(range);
    }

    /** The next part of the journal that was asked for since the last time. */
    Optional<Range> asked() {
        return Optional.ofNullable(replays.poll());
    }

    boolean wanted(LaneState state) {
        return !retries.isEmpty() || !state.replay().empty();
    }

    Optional<Work> next(LaneState state) {
        DeadLetter letter = retries.peek();
        if (letter != null) {
            return Optional.of(new Work(Kind.DEAD, List.of(letter.entry()), 0));
        }
        Range range = state.replay();
        if (range.empty()) {
            return Optional.empty();
        }
        Optional<Work> next =
                replay.next(range.after(), range.last(), state.trouble().failing());
        // The journal may not reach that far.
        return next.isPresent() ? next : Optional.of(new Work(Kind.REPLAY, List.of(), range.last()));
    }

    /** A dead letter is alive again if it was taken; if it was refused it stays where it is. */
    void tried(boolean taken) {
        DeadLetter letter = retries.poll();
        if (letter != null && taken) {
            track.revive(letter, retries.isEmpty());
        }
    }

    /** The receiver is in trouble: dead letters stay where they are. */
    void giveUp() {
        retries.clear();
        track.takeOutRevived();
    }

    void forgetPage() {
        replay.forget();
    }
}
