package io.brickyard.plan;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one wanted volume needs to become as it is wanted. Its bricks are listed by now. */
final class VolumeChanges {

    private static final String SHARD = "features.shard";

    private final WantedPool wanted;
    private final SeenPool seen;
    private final Draft draft;
    private final Set<String> prepared = new HashSet<>();

    VolumeChanges(WantedPool wanted, SeenPool seen, Draft draft) {
        this.wanted = wanted;
        this.seen = seen;
        this.draft = draft;
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
            layout(volume, found.get(), bricks);
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
        bricks.forEach(brick -> prepare(volume.name(), brick));
        draft.step(new VolumeStep.Create(volume.name(), volume.layout(), bricks, forced(volume, bricks)));
        if (!volume.options().isEmpty()) {
            draft.step(new VolumeStep.SetOptions(volume.name(), volume.options()));
        }
        if (volume.started()) {
            draft.step(new VolumeStep.Start(volume.name()));
            draft.step(new VolumeStep.AwaitBricks(volume.name(), "started"));
        }
    }

    /**
     * Whether GlusterFS must be forced, because bricks of a subvolume share a node. Force would also let bricks fill the root file
     * system, so it is used only where every node said that they do not lie there.
     */
    private boolean forced(WantedVolume volume, List<WantedBrick> bricks) {
        int size = volume.layout().bricksPerSubvolume();
        boolean shared = false;
        for (int from = 0; from < bricks.size(); from += size) {
            List<WantedBrick> subvolume = bricks.subList(from, from + size);
            shared |= subvolume.stream()
                            .map(brick -> nodeName(brick.host()))
                            .distinct()
                            .count()
                    < size;
        }
        if (shared) {
            bricks.stream().filter(brick -> !liesOnItsOwn(brick)).findFirst().ifPresent(this::mayFillTheRoot);
        }
        return shared;
    }

    private boolean liesOnItsOwn(WantedBrick brick) {
        Optional<NodeFacts> facts = seen.facts(nodeName(brick.host()));
        HostName node = nodeName(brick.host());
        return place(node, brick)
                        .flatMap(BrickPlace::device)
                        .filter(device -> prepared.contains(node + ":" + device))
                        .isPresent()
                || facts.flatMap(known -> known.place(parent(brick.path())))
                        .filter(NodeFacts.PlaceFacts::mounted)
                        .isPresent();
    }

    private void mayFillTheRoot(WantedBrick brick) {
        draft.obstacle(
                "brick " + brick,
                "its subvolume has two bricks on one node, for which GlusterFS must be forced, and forced it takes bricks on"
                        + " the root file system too; that this one is not there could not be seen",
                "mount a file system for it, and let brickyard work on that node");
    }

    private static BrickPath parent(BrickPath path) {
        int last = path.value().lastIndexOf('/');
        return new BrickPath(last > 0 ? path.value().substring(0, last) : "/");
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

    private void layout(WantedVolume volume, Volume found, List<WantedBrick> bricks) {
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
        change.replaced().forEach(replacement -> replace(volume, found, replacement));
        if (!change.added().isEmpty()) {
            add(volume, change);
        }
        if (!change.removed().isEmpty()) {
            remove(volume, found, change.removed());
        }
    }

    private void replace(WantedVolume volume, Volume found, Subvolumes.Replacement replacement) {
        WantedBrick old = replacement.old();
        WantedBrick fresh = replacement.fresh();
        prepare(volume.name(), fresh);
        if (found.canHeal()) {
            draft.step(new LayoutStep.AwaitHeal(volume.name(), "before " + old + " is replaced"));
        }
        draft.step(new LayoutStep.Replace(volume.name(), old, fresh));
        draft.step(new LayoutStep.AwaitHeal(volume.name(), "after " + old + " was replaced"));
        clean(found, old);
    }

    private void add(WantedVolume volume, Subvolumes change) {
        change.added().forEach(brick -> prepare(volume.name(), brick));
        draft.step(new LayoutStep.AddBricks(
                volume.name(), volume.layout(), change.added(), forced(volume, change.added())));
        if (!volume.started()) {
            return;
        }
        draft.step(new VolumeStep.AwaitBricks(volume.name(), "grown"));
        if (change.removed().isEmpty()) { // else the draining moves files to the new ones
            draft.step(new LayoutStep.Rebalance(volume.name()));
            draft.step(new LayoutStep.AwaitRebalance(volume.name()));
        }
    }

    private void remove(WantedVolume volume, Volume found, List<WantedBrick> bricks) {
        if (!found.isStarted() && !volume.started()) {
            draft.obstacle(
                    "volume " + volume.name(),
                    "it is not started, so the files of the bricks that are to go cannot be moved",
                    "start it, or say started: true");
            return;
        }
        if (found.canHeal()) {
            draft.step(new LayoutStep.AwaitHeal(volume.name(), "before it shrinks"));
        }
        draft.step(new LayoutStep.StartRemoval(volume.name(), volume.layout(), bricks));
        draft.step(new LayoutStep.AwaitRemoval(volume.name(), bricks));
        draft.step(new LayoutStep.CommitRemoval(volume.name(), bricks));
        bricks.forEach(brick -> clean(found, brick));
    }

    /** What is left of a brick that its volume gave up; where its node cannot be asked, it stays. */
    private void clean(Volume found, WantedBrick brick) {
        if (seen.member(brick.host()).filter(SeenNode::isUp).isPresent()) {
            draft.step(new NodeStep.Clean(nodeName(brick.host()), brick.path(), found.id()));
        } else {
            draft.note("what is left of " + brick + " stays there: its node is away");
        }
    }

    /** The name by which work on a node is asked for: the document's, if it has the node. */
    private HostName nodeName(HostName host) {
        return wanted.nodes().stream()
                .filter(node -> node.isCalled(host)
                        || seen.member(node)
                                .filter(member -> member.isCalled(host))
                                .isPresent())
                .map(WantedNode::name)
                .findFirst()
                .orElse(host);
    }

    private Optional<BrickPlace> place(HostName node, WantedBrick brick) {
        return wanted.node(node).stream()
                .flatMap(known -> known.places().stream())
                .filter(candidate ->
                        brick.path().value().startsWith(candidate.path().value() + "/"))
                .findFirst();
    }

    private void prepare(VolumeName volume, WantedBrick brick) {
        HostName node = nodeName(brick.host());
        Optional<BrickPlace> place = place(node, brick);
        Optional<NodeFacts> facts = seen.facts(node);
        place.flatMap(BrickPlace::device).ifPresent(device -> device(node, device, place.orElseThrow()));
        facts.flatMap(known -> known.place(brick.path())).ifPresent(known -> foreign(volume, brick, known));
        BrickPath folder = parent(brick.path());
        boolean missing = facts.flatMap(known -> known.place(folder))
                .filter(known -> !known.exists())
                .isPresent();
        boolean mountPoint = place.filter(
                        known -> known.device().isPresent() && known.path().equals(folder))
                .isPresent();
        if (missing && !mountPoint && prepared.add(node + ":" + folder)) {
            draft.step(new NodeStep.MakeFolder(node, folder));
        }
    }

    private void device(HostName node, String device, BrickPlace place) {
        boolean ready = seen.facts(node)
                .flatMap(facts -> facts.place(place.path()))
                .filter(NodeFacts.PlaceFacts::mounted)
                .isPresent();
        if (!ready && prepared.add(node + ":" + device)) {
            draft.step(new NodeStep.PrepareDevice(node, device, place.path()));
        }
    }

    private void foreign(VolumeName volume, WantedBrick brick, NodeFacts.PlaceFacts place) {
        Volumes.foreign(brick, place)
                .ifPresent(why -> draft.obstacle(
                        "volume " + volume,
                        why,
                        "choose another folder, or remove this one with all that is in it if nobody needs it"));
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
