package io.brickyard.deploy;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.plan.Step;
import io.brickyard.plan.VolumeStep;
import io.brickyard.pool.VolumeName;

/** How far a wait is, in words. */
final class Waits {

    private Waits() {}

    static String how(Step step, SeenPool seen) {
        return switch (step) {
            case LayoutStep.AwaitHeal await ->
                await.left(seen).isPresent()
                        ? await.left(seen).getAsLong() + " entries wait to be healed"
                        : "how many entries wait to be healed cannot be counted yet: a brick does not answer";
            case LayoutStep.AwaitRebalance await -> moved(seen, await.volume());
            case LayoutStep.AwaitRemoval await -> moved(seen, await.volume());
            case VolumeStep.AwaitBricks await ->
                seen.volume(await.volume())
                        .map(volume -> volume.bricks().stream()
                                        .filter(brick -> !seen.online().contains(brick.id()))
                                        .count()
                                + " of " + volume.bricks().size() + " bricks do not serve yet")
                        .orElse("");
            case NodeStep.Clean _ -> "what was in the brick is still being removed";
            default -> "not yet";
        };
    }

    private static String moved(SeenPool seen, VolumeName volume) {
        return seen.task(volume).map(Waits::moved).orElse("");
    }

    private static String moved(SeenTask task) {
        String files = task.files() + " files moved"
                + (task.failures() > 0 ? ", " + task.failures() + " could not be moved yet" : "");
        return switch (task.state()) {
            case UNTOLD -> "how far it is could not be asked: somebody else changes the volume, or a member is away";
            case FAILED -> "it failed, after " + files;
            case RUNNING -> task.idle() > 0 ? files + ", on " + task.idle() + " nodes it does nothing yet" : files;
            case COMPLETED, STOPPED -> files;
        };
    }
}
