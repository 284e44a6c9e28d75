package io.brickyard.plan.change;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.Plan;
import io.brickyard.plan.RenameStep;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls a brick by another name of its node. */
final class Renaming {

    private Renaming() {}

    static Changed of(Change.RenameBrick change, SeenPool seen) {
        return seen.volume(change.volume())
                .map(volume -> seen.brick(volume, change.brick())
                        .map(brick -> of(change, seen, volume, brick))
                        .orElseGet(() -> Changed.refused(
                                "volume " + volume.name(),
                                change.brick() + " is no brick of it",
                                "see brickyard status --volume " + volume.name())))
                .orElseGet(() -> NoVolume.named(seen, change.volume()));
    }

    private static Changed of(Change.RenameBrick change, SeenPool seen, Volume volume, Brick brick) {
        String subject = "brick " + brick;
        Optional<SeenNode> named = seen.member(change.name());
        if (named.isEmpty()) {
            return Changed.refused(
                    subject,
                    "no member of the pool is called " + change.name(),
                    "let its node be known by that name first, on another node: gluster peer probe " + change.name());
        }
        if (!named.get().id().equals(brick.node())) {
            return Changed.refused(
                    subject,
                    change.name() + " is another node, " + named.get().name() + ", which does not have that brick",
                    "to move it there: brickyard node drain " + brick.host() + " --to " + change.name() + ":/FOLDER");
        }
        if (brick.host().equals(change.name())) {
            return new Changed.Steps(new Plan(List.of(), List.of()));
        }
        if (!volume.canHeal() || !volume.isStarted()) {
            return Changed.refused(
                    subject,
                    volume.isStarted()
                            ? "its files are on no other brick, and it must stop serving for a moment"
                            : "volume " + volume.name() + " is not started",
                    volume.isStarted() ? "add copies first" : "start it first");
        }
        return new Changed.Steps(new Plan(steps(change, seen, volume, brick), List.of()));
    }

    /** One that was taken out already, and not put back, need not be whole before. */
    private static List<Step> steps(Change.RenameBrick change, SeenPool seen, Volume volume, Brick brick) {
        WantedBrick old = AsItIs.brick(brick);
        WantedBrick fresh = new WantedBrick(change.name(), brick.path());
        List<Step> steps = new ArrayList<>();
        if (seen.online().contains(brick.id())) {
            steps.add(new LayoutStep.AwaitHeal(volume.name(), List.of(old), "before " + old + " is renamed"));
            steps.add(new RenameStep.TakeOut(volume.name(), old, change.name()));
        }
        steps.add(new RenameStep.PutBack(volume.name(), old, change.name()));
        steps.add(new LayoutStep.AwaitHeal(volume.name(), List.of(fresh), "after " + old + " was renamed"));
        return steps;
    }
}
