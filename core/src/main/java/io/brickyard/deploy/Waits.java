package io.brickyard.deploy;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.plan.VolumeStep;

/** How far a wait is, in words. */
final class Waits {

    private Waits() {}

    static String how(Step step, SeenPool seen) {
        return switch (step) {
            case LayoutStep.AwaitHeal await ->
                seen.pending(await.volume()).isPresent()
                        ? seen.pending(await.volume()).getAsLong() + " entries wait to be healed"
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
            default -> "not yet";
        };
    }

    private static String moved(SeenPool seen, io.brickyard.pool.VolumeName volume) {
        return seen.task(volume)
                .map(task -> task.files() + " files moved"
                        + (task.failures() > 0 ? ", " + task.failures() + " could not be moved yet" : ""))
                .orElse("");
    }
}
