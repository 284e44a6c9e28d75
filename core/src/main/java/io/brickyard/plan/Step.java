package io.brickyard.plan;

import java.time.Duration;
import java.util.List;

/**
 * One step of a plan: one command, one piece of work on one node, or one wait.
 *
 * <p>Steps are values. {@link #check} looks at a fresh {@link SeenPool} only, so that a step can be judged before the first try,
 * and again after a crash in its middle: what is done is never done twice.
 */
public sealed interface Step permits PeerStep, PoolStep, NodeStep, VolumeStep, LayoutStep, RepairStep, MendStep {

    /** What is to be known of it before it is done. */
    Card card();

    /** Whether it is done, can be done now, or must not be. */
    Check check(SeenPool seen);

    /**
     * What is to be known of a step before it is done.
     *
     * @param title what it does, for people: {@code probe gl2.example.org}; no two steps of a plan have the same
     * @param command the exact words that are run, or, for a wait or work on a node, the nearest command that a person would type
     * @param expected how long it usually takes; of what moves data the least
     */
    record Card(String title, List<String> command, Risk risk, Duration expected) {
        public Card {
            command = List.copyOf(command);
        }
    }

    /** What a step can do to data. */
    enum Risk {
        /** Nothing. */
        SAFE,
        /** It reads and writes much of a volume's data: clients may feel it, none is lost. */
        MOVES_DATA,
        /** Data, or the pool's knowledge of a node, is gone afterwards. Needs approval. */
        DESTROYS
    }

    /** How a step stands. */
    sealed interface Check {}

    /** What it is to bring about holds already. */
    record Done() implements Check {}

    /** It can be done now. */
    record Ready() implements Check {}

    /**
     * It must not be done.
     *
     * @param why what stands against it, and what would help
     */
    record Blocked(String why) implements Check {}

    static Check done() {
        return new Done();
    }

    static Check ready() {
        return new Ready();
    }

    static Check blocked(String why) {
        return new Blocked(why);
    }
}
