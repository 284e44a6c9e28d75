package io.brickyard.plan;

import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one wanted volume needs to become as it is wanted. Its bricks are listed by now. */
final class VolumeChanges {

    private static final String SHARD = "features.shard";

    private final SeenPool seen;
    private final Draft draft;
    private final NewBricks newBricks;
    private final LayoutChanges layouts;

    VolumeChanges(WantedPool wanted, SeenPool seen, Draft draft) {
        this.seen = seen;
        this.draft = draft;
        this.newBricks = new NewBricks(wanted, seen, draft);
        this.layouts = new LayoutChanges(seen, draft, newBricks);
    }

    void plan(WantedVolume volume) {
        List<WantedBrick> bricks = listed(volume);
        Optional<Volume> found = seen.volume(volume.name());
        if (found.isEmpty()) {
            create(volume, bricks);
        } else if (!alike(found.get().layout(), volume.layout())) {
            draft.obstacle(
                    "volume " + volume.name(),
                    "it is " + words(found.get().layout()) + ", and is wanted as " + words(volume.layout())
                            + "; a volume does not change its type",
                    "make a volume of another name and copy the files, or write the type that it has");
        } else {
            options(volume, found.get());
            start(volume, found.get());
            layouts.plan(volume, found.get(), bricks);
            stop(volume, found.get());
        }
    }

    private static List<WantedBrick> listed(WantedVolume volume) {
        return switch (volume.bricks()) {
            case WantedVolume.Listed(List<WantedBrick> bricks) -> bricks;
            case WantedVolume.Placed _ ->
                throw new IllegalArgumentException("the bricks of volume " + volume.name() + " have no places yet");
        };
    }

    private void create(WantedVolume volume, List<WantedBrick> bricks) {
        bricks.forEach(brick -> newBricks.prepare(volume.name(), brick));
        draft.step(new VolumeStep.Create(volume.name(), volume.layout(), bricks, newBricks.forced(volume, bricks)));
        if (!volume.options().isEmpty()) {
            draft.step(new VolumeStep.SetOptions(volume.name(), volume.options()));
        }
        if (volume.started()) {
            draft.step(new VolumeStep.Start(volume.name()));
            draft.step(new VolumeStep.AwaitBricks(volume.name(), "started"));
        }
    }

    private void options(WantedVolume volume, Volume found) {
        Map<String, String> missing = Options.missing(volume.options(), found.options());
        if (Options.same(found.options().getOrDefault(SHARD, "off"), "on")
                && Options.same(missing.getOrDefault(SHARD, "on"), "off")) {
            draft.obstacle(
                    "volume " + volume.name(),
                    "its files are in shards, and with " + SHARD + " off each would end where its first shard ends",
                    "leave " + SHARD + " on, or copy the files to a volume without it");
            return;
        }
        if (!missing.isEmpty()) {
            draft.step(new VolumeStep.SetOptions(volume.name(), missing));
        }
    }

    private void start(WantedVolume volume, Volume found) {
        if (volume.started() && !found.isStarted()) {
            draft.step(new VolumeStep.Start(volume.name()));
            draft.step(new VolumeStep.AwaitBricks(volume.name(), "started"));
        } else if (found.isStarted()) {
            found.bricks().stream()
                    .filter(brick -> !seen.online().contains(brick.id()))
                    .forEach(brick -> draft.note("brick " + brick + " of volume " + volume.name() + " does not serve"));
        }
    }

    /** At last: of a volume that is stopped no file can be moved. */
    private void stop(WantedVolume volume, Volume found) {
        if (!volume.started() && found.isStarted()) {
            draft.step(new VolumeStep.Stop(volume.name()));
        }
    }

    private static boolean alike(Layout found, Layout wanted) {
        return switch (wanted) {
            case Layout.ThinArbitrated thin ->
                found instanceof Layout.ThinArbitrated other
                        && other.thinArbiter().host().equals(thin.thinArbiter().host())
                        && other.thinArbiter().path().equals(thin.thinArbiter().path());
            case Layout.Single _, Layout.Replicated _, Layout.Dispersed _ -> found.equals(wanted);
        };
    }

    static String words(Layout layout) {
        return switch (layout) {
            case Layout.Single _ -> "distributed";
            case Layout.Replicated replicated ->
                "replica " + replicated.bricks() + (replicated.arbiters() == 1 ? " with an arbiter" : "");
            case Layout.ThinArbitrated thin -> "replica 2 with the thin arbiter " + thin.thinArbiter();
            case Layout.Dispersed dispersed ->
                "disperse " + dispersed.bricks() + " with redundancy " + dispersed.redundancy();
        };
    }
}
