package io.brickyard.plan;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What new bricks need before GlusterFS takes them: devices, folders, and nothing that is there already. */
final class NewBricks {

    private final WantedPool wanted;
    private final SeenPool seen;
    private final Draft draft;
    private final Set<String> prepared = new HashSet<>();
    private final Map<HostName, HostName> names = new HashMap<>();

    NewBricks(WantedPool wanted, SeenPool seen, Draft draft) {
        this.wanted = wanted;
        this.seen = seen;
        this.draft = draft;
    }

    /**
     * Whether GlusterFS must be forced, because bricks of a subvolume share a node. Force would also let bricks fill the root file
     * system, so it is used only where every node said that they do not lie there.
     */
    boolean forced(WantedVolume volume, List<WantedBrick> bricks) {
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
                || facts.flatMap(known -> known.place(brick.path().parent()))
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

    HostName nodeName(HostName host) {
        return names.computeIfAbsent(host, name -> wanted.nameOf(name, seen));
    }

    private Optional<BrickPlace> place(HostName node, WantedBrick brick) {
        return wanted.node(node).stream()
                .flatMap(known -> known.places().stream())
                .filter(candidate ->
                        brick.path().value().startsWith(candidate.path().value() + "/"))
                .findFirst();
    }

    void prepare(VolumeName volume, WantedBrick brick) {
        HostName node = nodeName(brick.host());
        Optional<BrickPlace> place = place(node, brick);
        Optional<NodeFacts> facts = seen.facts(node);
        place.flatMap(BrickPlace::device).ifPresent(device -> device(node, device, place.orElseThrow()));
        facts.flatMap(known -> known.place(brick.path())).ifPresent(known -> foreign(volume, brick, known));
        BrickPath folder = brick.path().parent();
        facts.flatMap(known -> known.place(folder))
                .filter(known -> known.exists() && !known.mounted())
                .filter(_ -> place.flatMap(BrickPlace::device).isEmpty())
                .ifPresent(_ -> onTheRoot(volume, brick));
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

    /** glusterd_validate_and_create_brickpath of GlusterFS 10 refuses it unless it is forced. */
    private void onTheRoot(VolumeName volume, WantedBrick brick) {
        draft.obstacle(
                "volume " + volume,
                brick + " would lie on the root file system, which its files would fill, and GlusterFS refuses it",
                "mount a file system for it, or choose a folder on one");
    }

    private void foreign(VolumeName volume, WantedBrick brick, NodeFacts.PlaceFacts place) {
        Volumes.foreign(brick, place)
                .ifPresent(why -> draft.obstacle(
                        "volume " + volume,
                        why,
                        "choose another folder, or remove this one with all that is in it if nobody needs it"));
    }
}
