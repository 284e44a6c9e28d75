package io.brickyard.plan.change;

import io.brickyard.plan.Planning.Obstacle;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.plan.placement.Placement;
import io.brickyard.plan.placement.Placing;
import io.brickyard.plan.placement.Shortage;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds other places for all bricks of a node: placement does, for a pool in which the node is to leave.
 *
 * <p>The bricks of a distributed volume cannot be copied from others: their files are moved to the bricks that stay. They get
 * successors only when none stays, or when somebody named places.
 */
final class Evacuation {

    private final SeenPool seen;
    private final KnownPlaces places;
    private final WantedPool now;

    Evacuation(SeenPool seen, List<WantedBrick> places) {
        this.seen = seen;
        this.places = new KnownPlaces(seen, places);
        this.now = AsItIs.of(seen, "pool");
    }

    /** The node stays, without bricks. */
    Changed drained(HostName name) {
        return seen.member(name).map(node -> moved(node, now)).orElseGet(() -> Members.stranger(seen, name));
    }

    /** The node goes. */
    Changed removed(HostName name) {
        return seen.member(name)
                .map(node -> node.id().equals(seen.here())
                        ? Members.itself(node)
                        : moved(node, Members.without(now, node, seen)))
                .orElseGet(() -> Members.stranger(seen, name));
    }

    /** @param end the pool as it is to be, but for the bricks of volumes */
    private Changed moved(SeenNode node, WantedPool end) {
        List<Obstacle> obstacles = new ArrayList<>(places.obstacles());
        places.named().stream()
                .filter(place -> seen.member(place.host()).filter(node::equals).isPresent())
                .forEach(place -> obstacles.add(new Obstacle(
                        "place " + place, "it is on the node that is to have no bricks", "name one on another node")));
        if (!obstacles.isEmpty()) {
            return new Changed.Refused(obstacles);
        }
        WantedPool without = Members.without(now, node, seen);
        WantedPool search = without.withNodes(
                        without.nodes().stream().map(places::on).toList())
                .withVolumes(now.volumes().stream()
                        .map(volume -> open(volume, node.id()))
                        .toList());
        return switch (Placement.place(search, seen)) {
            case Placing.Placed placed ->
                new Changed.Wanted(end.withVolumes(
                        placed.pool().volumes().stream().map(this::closed).toList()));
            case Placing.Impossible(List<Shortage> shortages) ->
                new Changed.Refused(shortages.stream()
                        .map(shortage -> new Obstacle(
                                "volume " + shortage.volume(),
                                shortage.missing(),
                                "name free places on other nodes with --to NODE:/FOLDER, or add a node first"))
                        .toList());
        };
    }

    /** To be placed anew as far as it lies on the node; the others only take places, and are not judged. */
    private WantedVolume open(WantedVolume volume, NodeId node) {
        Volume found = seen.volume(volume.name()).orElseThrow();
        long there = found.bricks().stream()
                .filter(brick -> brick.node().equals(node))
                .count();
        if (there == 0) {
            return volume.asFragile(true);
        }
        int subvolumes = found.subvolumes().size();
        int staying = found.canHeal() ? 0 : subvolumes - (int) there;
        int wanted = staying > 0 && places.named().isEmpty() ? staying : subvolumes;
        return volume.placed(
                new WantedVolume.Placed(OptionalInt.of(wanted), Optional.empty(), WantedVolume.Growth.WHOLE));
    }

    private WantedVolume closed(WantedVolume placed) {
        boolean fragile =
                now.volume(placed.name()).filter(WantedVolume::fragile).isPresent();
        return places.asNamed(placed).asFragile(fragile);
    }
}
