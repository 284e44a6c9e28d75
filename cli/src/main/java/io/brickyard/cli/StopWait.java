package io.brickyard.cli;

import io.brickyard.cli.show.StopAnswer;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.health.Stopping;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks until the machines may be stopped, and the bricks that this hangs on have been there for a while: a client finds its
 * way back to a brick that has returned by trying every three seconds (rpc-clnt.c, {@code rpc_clnt_reconnect}), and until it
 * has, it lacks that brick although the pool has it.
 *
 * <p>Heals do not begin that time anew: a file that is just being written counts as waiting now and then, so under load they
 * flicker; and once all clients are back, a single look that finds none proves that there is none.
 *
 * <p>The time given is for becoming safe. What turned so within it is still watched for the few seconds until it counts.
 */
final class StopWait {

    /** How long the bricks must have been there: one reconnect that failed because the brick was not ready, and the next. */
    static final Duration STEADY = Duration.ofSeconds(7);

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration REMINDER = Duration.ofSeconds(15);

    /** Lets time pass. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final Supplier<StopAnswer> pool;
    private final LongSupplier nanos;
    private final Pause pause;
    private final Consumer<String> progress;
    private List<String> told = List.of();
    private long toldAt;

    /** @param progress gets a line for people whenever it is something else that is waited for, and now and then */
    StopWait(Supplier<StopAnswer> pool, LongSupplier nanos, Pause pause, Consumer<String> progress) {
        this.pool = pool;
        this.nanos = nanos;
        this.pause = pause;
        this.progress = progress;
    }

    /** What a look gave. */
    private sealed interface Seen {
        record Answered(StopAnswer answer) implements Seen {}

        record Nothing(GlusterdFailure failure) implements Seen {}
    }

    /**
     * The last answer; safe, unless the time is over.
     *
     * @throws GlusterdFailure when the pool cannot be seen as the time is over
     */
    StopAnswer forAtMost(Duration limit) throws InterruptedException {
        long began = nanos.getAsLong();
        long wholeSince = began;
        while (true) {
            Seen seen = look();
            long now = nanos.getAsLong();
            boolean over = now - began >= limit.toNanos();
            switch (seen) {
                case Seen.Answered(StopAnswer answer) -> {
                    wholeSince = answer.hangsOnHealsOnly() ? wholeSince : now;
                    boolean safe = answer.stopping() instanceof Stopping.Safe;
                    if (safe ? now - wholeSince >= STEADY.toNanos() : over) {
                        return answer;
                    }
                }
                case Seen.Nothing(GlusterdFailure failure) -> {
                    wholeSince = now;
                    if (over) {
                        throw failure;
                    }
                }
            }
            tell(seen, now, Duration.ofNanos(now - began));
            pause.of(BETWEEN);
        }
    }

    /** A glusterd that is about to start again is a reason to wait, not to give up. */
    private Seen look() {
        try {
            return new Seen.Answered(pool.get());
        } catch (GlusterdFailure failure) {
            return new Seen.Nothing(failure);
        }
    }

    private void tell(Seen seen, long now, Duration waited) {
        String words =
                switch (seen) {
                    case Seen.Answered(StopAnswer answer) -> answer.waitedFor();
                    case Seen.Nothing(GlusterdFailure failure) -> "the pool cannot be seen: " + failure.getMessage();
                };
        List<String> about =
                switch (seen) {
                    case Seen.Answered(StopAnswer answer) -> answer.about();
                    case Seen.Nothing _ -> List.of("unseen");
                };
        if (!about.equals(told) || now - toldAt >= REMINDER.toNanos()) {
            told = about;
            toldAt = now;
            progress.accept("waiting (" + TimeSpan.forPeople(waited) + "): " + words);
        }
    }
}
