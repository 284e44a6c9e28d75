package io.brickyard.deploy;

import io.brickyard.json.Json;
import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.Leftover;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.Step;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.util.Optional;
import java.util.UUID;

/**
 * The steps that leave no trace in the pool, so that a later plan could not know of them: to remove what is left of bricks, and to
 * spread files over new ones. Their form in a journal.
 */
final class Owed {

    private Owed() {}

    /** Empty for all other steps: whether they are done, the pool tells. */
    static Optional<Json.Members> form(Step step) {
        return switch (step) {
            case NodeStep.Clean clean ->
                Optional.of(Json.Members.NONE
                        .with("clean", clean.node().value())
                        .with("brick", clean.brick().value())
                        .with("volume", clean.volume().toString())
                        .with("leftover", clean.leftover().word()));
            case LayoutStep.Rebalance rebalance ->
                Optional.of(
                        Json.Members.NONE.with("rebalance", rebalance.volume().value()));
            default -> Optional.empty();
        };
    }

    /** Empty for what is none of them, or is damaged. */
    static Optional<Step> read(Json.Members form) {
        try {
            Optional<String> node = form.text("clean");
            if (node.isPresent()) {
                return Optional.of(new NodeStep.Clean(
                        new HostName(node.get()),
                        new BrickPath(form.text("brick").orElse("")),
                        UUID.fromString(form.text("volume").orElse("")),
                        // What a journal does not tell, or this program does not know, is taken for the careful one.
                        form.text("leftover").flatMap(Leftover::of).orElse(Leftover.NO_FILES)));
            }
            return form.text("rebalance").map(volume -> new LayoutStep.Rebalance(new VolumeName(volume)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
