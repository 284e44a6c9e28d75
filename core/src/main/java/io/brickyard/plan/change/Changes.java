package io.brickyard.plan.change;

import io.brickyard.plan.SeenPool;

/** Finds what a change means for a pool. The same two always give the same answer. */
public final class Changes {

    private Changes() {}

    public static Changed of(Change change, SeenPool seen) {
        return switch (change) {
            case Change.DrainNode drain -> new Evacuation(seen, drain.places()).drained(drain.node());
            case Change.RemoveNode remove -> new Evacuation(seen, remove.places()).removed(remove.node());
            case Change.ReplaceNode replace -> new Succession(seen).of(replace);
            case Change.AddBricks add -> new Resizing(seen).with(add);
            case Change.Grow grow -> new Resizing(seen).grown(grow);
            case Change.RemoveBricks remove -> new Resizing(seen).without(remove);
            case Change.Shrink shrink -> new Resizing(seen).shrunk(shrink);
            case Change.RenameBrick rename -> Renaming.of(rename, seen);
        };
    }
}
