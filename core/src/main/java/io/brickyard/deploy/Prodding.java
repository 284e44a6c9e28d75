package io.brickyard.deploy;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.plan.Step;
import io.brickyard.pool.VolumeName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets going again what does not go on by itself: healing as long as something waits; the moving of files that could not be moved
 * because somebody wrote to them; a rebalance or removal that failed, as one does when a brick goes away; and one that glusterd says
 * runs on a node where no process of it is (seen with 10.3 after a stop and a start in quick succession: "in progress", nothing
 * scanned, a run time of zero, for good).
 */
final class Prodding {

    /** How often files are tried again that could not be moved, or a task is begun anew that does nothing. */
    private static final int MOST_TRIES = 20;

    private final Hands hands;
    private final Patience patience;
    private int tries;
    private Patience.@Nullable Clock stillSince;

    Prodding(Hands hands, Patience patience) {
        this.hands = hands;
        this.patience = patience;
    }

    /** @return why it is of no use any more; empty while it is */
    Optional<String> prod(Step step, SeenPool seen) {
        return switch (step) {
            case LayoutStep.AwaitHeal await -> {
                run(List.of(List.of("gluster", "volume", "heal", await.volume().value())));
                yield Optional.empty();
            }
            case LayoutStep.AwaitRemoval await ->
                await.leftBehind(seen) > 0 || standsStill(seen, await.volume())
                        ? again(await.again())
                        : Optional.empty();
            case LayoutStep.AwaitRebalance await ->
                standsStill(seen, await.volume()) ? again(await.again()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private boolean standsStill(SeenPool seen, VolumeName volume) {
        boolean idle = seen.task(volume)
                .filter(task -> task.state() == SeenTask.State.FAILED
                        || (task.state() == SeenTask.State.RUNNING && task.idle() > 0))
                .isPresent();
        Patience.Clock since = stillSince;
        if (!idle) {
            stillSince = null;
        } else if (since == null) {
            stillSince = patience.untilBegun();
        } else if (since.over()) {
            stillSince = null;
            return true;
        }
        return false;
    }

    private Optional<String> again(List<List<String>> commands) {
        if (tries == MOST_TRIES) {
            return Optional.of("it was begun anew " + MOST_TRIES + " times");
        }
        tries++;
        run(commands);
        return Optional.empty();
    }

    private void run(List<List<String>> commands) {
        try {
            commands.forEach(words -> hands.gluster(words.subList(1, words.size())));
        } catch (GlusterdFailure _) {
            // A brick is still away, or somebody else has the lock; the next look tells.
        }
    }
}
