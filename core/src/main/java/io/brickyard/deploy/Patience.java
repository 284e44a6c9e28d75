package io.brickyard.deploy;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.Step;
import java.time.Duration;

/** How long an effect is waited for, and how often it is looked for. */
public final class Patience {

    private static final Duration USUAL = Duration.ofSeconds(60);
    /** What was in a brick may be removed by a process of its own, which has ten minutes (see NodeWorkVerb). */
    private static final Duration REMOVING = Duration.ofMinutes(11);

    /** What stands against a step may be a matter of moments, as a member's handshake with its other peers. */
    private static final Duration BLOCKED = Duration.ofSeconds(10);

    /** A rebalance that glusterd says runs, and whose process is not there, was seen to stay so for good. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** Keepalive needs half a minute, as glusterd sets it; a connection with something under way longer. */
    private static final Duration NOTICED = Duration.ofSeconds(120);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Duration shortestPause;
    private final Duration idle;

    public Patience() {
        this(SHORTEST_PAUSE, IDLE);
    }

    /**
     * @param shortestPause between the first two looks for the same
     * @param idle how long a background task may do nothing on some node
     */
    Patience(Duration shortestPause, Duration idle) {
        this.shortestPause = shortestPause;
        this.idle = idle;
    }

    /** A clock that runs from the beginning of a wait. */
    interface Clock {
        boolean over();

        /** Longer each time. */
        void pause() throws InterruptedException;
    }

    /** For a step that must not be done yet. */
    Clock untilReady() {
        return clock(BLOCKED, false);
    }

    /** For a look at a pool that does not answer at first. */
    Clock untilSeen() {
        return clock(USUAL, false);
    }

    /** For glusterd to notice that a member is silent. */
    Clock untilNoticed() {
        return clock(NOTICED, false);
    }

    /** For a step's effect. */
    Clock untilDone(Step step) {
        return clock(step instanceof NodeStep.Clean ? REMOVING : USUAL, movesData(step));
    }

    /** For a background task that does nothing on some node. */
    Clock untilBegun() {
        return clock(idle, false);
    }

    private Clock clock(Duration most, boolean endless) {
        long begin = System.nanoTime();
        return new Clock() {
            private Duration next = shortestPause;

            @Override
            public boolean over() {
                return !endless && System.nanoTime() - begin > most.toNanos();
            }

            @Override
            public void pause() throws InterruptedException {
                Thread.sleep(next);
                next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? next.multipliedBy(2) : LONGEST_PAUSE;
            }
        };
    }

    /** Data take the time that they take. */
    private static boolean movesData(Step step) {
        return step instanceof LayoutStep.AwaitRebalance
                || step instanceof LayoutStep.AwaitHeal
                || step instanceof LayoutStep.AwaitRemoval;
    }
}
