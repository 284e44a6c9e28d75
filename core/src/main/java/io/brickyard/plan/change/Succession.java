package io.brickyard.plan.change;

import io.brickyard.plan.Planning.Obstacle;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives all bricks of one node to another, each at its own path or in a folder that was named. */
final class Succession {

    private final SeenPool seen;
    private final WantedPool now;
    private final List<Obstacle> obstacles = new ArrayList<>();

    Succession(SeenPool seen) {
        this.seen = seen;
        this.now = AsItIs.of(seen, "pool");
    }

    Changed of(Change.ReplaceNode change) {
        Optional<SeenNode> old = seen.member(change.old());
        Optional<SeenNode> fresh = seen.member(change.fresh());
        if (old.isEmpty()) {
            return Members.stranger(seen, change.old());
        }
        if (old.equals(fresh) || change.old().equals(change.fresh())) {
            return Changed.refused(
                    "node " + change.fresh(),
                    "it is the node that is to be replaced",
                    "one that came back empty under its old name is mended by brickyard repair");
        }
        if (old.get().id().equals(seen.here())) {
            return Members.itself(old.get());
        }
        List<WantedVolume> volumes = now.volumes().stream()
                .map(volume -> moved(volume, old.get(), change, fresh))
                .toList();
        WantedPool without = Members.without(now, old.get(), seen);
        List<WantedNode> nodes = new ArrayList<>(without.nodes());
        if (fresh.isEmpty()) {
            nodes.add(new WantedNode(change.fresh(), Map.of(), Optional.empty(), List.of()));
        }
        return obstacles.isEmpty()
                ? new Changed.Wanted(without.withNodes(nodes).withVolumes(volumes))
                : new Changed.Refused(obstacles);
    }

    private WantedVolume moved(WantedVolume wanted, SeenNode old, Change.ReplaceNode change, Optional<SeenNode> fresh) {
        Volume volume = seen.volume(wanted.name()).orElseThrow();
        List<WantedBrick> bricks = new ArrayList<>();
        int moved = 0;
        for (Brick brick : volume.bricks()) {
            if (!brick.node().equals(old.id())) {
                bricks.add(AsItIs.brick(brick));
            } else if (change.folders().isEmpty()) {
                bricks.add(free(new WantedBrick(change.fresh(), brick.path()), volume, fresh));
            } else if (moved < change.folders().size()) {
                BrickPath folder = change.folders().get(moved++);
                bricks.add(free(
                        new WantedBrick(change.fresh(), new BrickPath(folder + "/" + volume.name())), volume, fresh));
            } else {
                obstacles.add(new Obstacle(
                        "volume " + volume.name(),
                        "it has more bricks on " + change.old() + " than folders are named for them",
                        "name as many folders of " + change.fresh() + " with --to, each in a file system of its own"));
                return wanted;
            }
        }
        return wanted.on(bricks);
    }

    private WantedBrick free(WantedBrick place, Volume volume, Optional<SeenNode> fresh) {
        HostName host = place.host();
        boolean taken = fresh.isPresent()
                && seen.volumes().stream()
                        .flatMap(other -> other.bricks().stream())
                        .anyMatch(brick -> brick.node().equals(fresh.get().id())
                                && brick.path().equals(place.path()));
        if (taken) {
            obstacles.add(new Obstacle(
                    "volume " + volume.name(),
                    host + " has a brick at " + place.path() + " already",
                    "name other folders of " + host + " with --to /FOLDER"));
        }
        return place;
    }
}
