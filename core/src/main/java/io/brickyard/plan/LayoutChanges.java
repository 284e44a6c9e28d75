package io.brickyard.plan;

import io.brickyard.pool.HostName;
import io.brickyard.pool.Volume;
import java.util.List;

/** Which bricks of a volume that is there are replaced, added and removed. */
final class LayoutChanges {

    private final SeenPool seen;
    private final Draft draft;
    private final NewBricks newBricks;
    private final DrainRoom room;

    LayoutChanges(SeenPool seen, Draft draft, NewBricks newBricks) {
        this.seen = seen;
        this.draft = draft;
        this.newBricks = newBricks;
        this.room = new DrainRoom(seen, draft, newBricks::nodeName);
    }

    void plan(WantedVolume volume, Volume found, List<WantedBrick> bricks) {
        Subvolumes change = Subvolumes.compare(seen, found, bricks);
        for (WantedBrick brick : change.misplaced()) {
            draft.obstacle(
                    "volume " + volume.name(),
                    brick + " is a brick of the volume already, in another subvolume or with another role",
                    "list the bricks in the order of gluster volume info " + volume.name());
        }
        if (!change.misplaced().isEmpty()) {
            return;
        }
        if (!change.replaced().isEmpty() && !found.isStarted() && !volume.started()) {
            draft.obstacle(
                    "volume " + volume.name(),
                    "it is not started, so nothing would fill the bricks that come in the place of others",
                    "start it first");
            return;
        }
        replace(found, change.replaced());
        if (!change.added().isEmpty()) {
            add(volume, change);
        }
        if (!change.removed().isEmpty()) {
            remove(volume, found, change);
        }
    }

    /**
     * One at a time, each filled before the next is given up. Those that do not serve keep others from being healed, so all of them
     * come first: no subvolume can have more than one, as the others must have all of its files.
     */
    private void replace(Volume found, List<Subvolumes.Replacement> replacements) {
        List<Subvolumes.Replacement> lost = replacements.stream()
                .filter(replacement -> !serves(found, replacement.old()))
                .toList();
        for (Subvolumes.Replacement replacement : lost) {
            newBricks.prepare(found.name(), replacement.fresh());
            draft.step(new LayoutStep.Replace(
                    found.name(), replacement.old(), replacement.fresh(), !Volumes.eachWriteReachesTwo(found)));
        }
        for (Subvolumes.Replacement replacement : lost) {
            filled(found, replacement);
        }
        for (Subvolumes.Replacement replacement : replacements) {
            if (!lost.contains(replacement)) {
                newBricks.prepare(found.name(), replacement.fresh());
                WantedBrick old = replacement.old();
                if (found.canHeal()) {
                    draft.step(new LayoutStep.AwaitHeal(found.name(), List.of(old), "before " + old + " is replaced"));
                }
                draft.step(new LayoutStep.Replace(found.name(), old, replacement.fresh()));
                filled(found, replacement);
            }
        }
        replacements.forEach(replacement -> room.forReplacement(found, replacement));
    }

    private void filled(Volume found, Subvolumes.Replacement replacement) {
        WantedBrick old = replacement.old();
        draft.step(
                new LayoutStep.AwaitHeal(found.name(), List.of(replacement.fresh()), "after " + old + " was replaced"));
        clean(found, old, Leftover.FILES);
    }

    private boolean serves(Volume found, WantedBrick brick) {
        return seen.brick(found, brick)
                .filter(there -> seen.online().contains(there.id()))
                .isPresent();
    }

    private void add(WantedVolume volume, Subvolumes change) {
        change.added().forEach(brick -> newBricks.prepare(volume.name(), brick));
        draft.step(new LayoutStep.AddBricks(
                volume.name(), volume.layout(), change.added(), newBricks.forced(volume, change.added())));
        if (!volume.started()) {
            return;
        }
        draft.step(new VolumeStep.AwaitBricks(volume.name(), "grown"));
        if (change.removed().isEmpty()) { // else the draining moves files to the new ones
            draft.step(new LayoutStep.Rebalance(volume.name()));
            draft.step(new LayoutStep.AwaitRebalance(volume.name()));
        }
    }

    /**
     * Drains and takes out whole subvolumes, then spreads the files of the others anew: draining looks at the files of the bricks
     * that go only, so that renamed ones on the others may lose the link by which they are found at their name's new place (seen
     * with 10.3 while cluster.lookup-optimize is on, as it is by default: "No such file", until somebody lists their folder).
     */
    private void remove(WantedVolume volume, Volume found, Subvolumes change) {
        List<WantedBrick> bricks = change.removed();
        if (!found.isStarted() && !volume.started()) {
            draft.obstacle(
                    "volume " + volume.name(),
                    "it is not started, so the files of the bricks that are to go cannot be moved",
                    "start it, or say started: true");
            return;
        }
        if (found.isStarted()) {
            lost(found, bricks);
        }
        room.forRemoval(found, bricks, change.added());
        if (found.canHeal()) {
            draft.step(new LayoutStep.AwaitHeal(volume.name(), bricks, "before it shrinks"));
        }
        draft.step(new LayoutStep.StartRemoval(volume.name(), volume.layout(), bricks));
        draft.step(new LayoutStep.AwaitRemoval(volume.name(), bricks));
        if (found.canHeal()) {
            // A copy that missed a file's move has it still; healing takes it away.
            draft.step(new LayoutStep.AwaitHeal(volume.name(), bricks, "after it was drained"));
        }
        draft.step(new LayoutStep.CommitRemoval(volume.name(), bricks));
        int left = found.bricks().size() + change.added().size() - bricks.size();
        if (left > found.layout().bricksPerSubvolume()) {
            draft.step(new LayoutStep.Rebalance(volume.name()));
            draft.step(new LayoutStep.AwaitRebalance(volume.name()));
        }
        bricks.forEach(brick -> clean(found, brick, Leftover.NO_FILES));
    }

    /** Files of which no brick serves cannot be moved. */
    private void lost(Volume found, List<WantedBrick> bricks) {
        if (!found.canHeal()) {
            bricks.stream()
                    .filter(brick -> !serves(found, brick))
                    .forEach(brick -> draft.obstacle(
                            "volume " + found.name(),
                            brick + " does not serve, and its files are on no other brick, so they cannot be moved",
                            "bring it back first; only if its files may be lost: gluster volume remove-brick "
                                    + found.name() + " " + brick + " force"));
        }
    }

    /** What is left of a brick that its volume gave up; where its node cannot be asked, it stays. */
    private void clean(Volume found, WantedBrick brick, Leftover leftover) {
        HostName node = newBricks.nodeName(brick.host());
        if (seen.member(brick.host()).filter(SeenNode::isUp).isEmpty()) {
            draft.note("what is left of " + brick + " stays there: its node is away");
        } else if (seen.facts(node).isEmpty()) {
            draft.note("what is left of " + brick + " stays there: no way to work on its node is known");
        } else {
            draft.clean(node, brick.path(), found.id(), leftover);
        }
    }
}
