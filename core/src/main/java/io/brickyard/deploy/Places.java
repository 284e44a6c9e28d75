package io.brickyard.deploy;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.plan.VolumeStep;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedPool;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.VolumeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The places of which a plan must know more before it is good: those of new bricks, and glusterd's own settings. */
final class Places {

    private Places() {}

    /** By node: the brick's folder, the one that it lies in, and the place below which both are, each with its device. */
    static Map<HostName, Map<BrickPath, String>> of(Planning planning, WantedPool wanted, SeenPool seen) {
        Map<HostName, Map<BrickPath, String>> places = new HashMap<>();
        if (planning instanceof Planning.Planned(Plan plan)) {
            for (Step step : plan.steps()) {
                for (WantedBrick brick : fresh(step)) {
                    add(places, brick, wanted, seen);
                }
                for (WantedBrick brick : moving(step, seen)) {
                    if (seen.member(brick.host()).filter(SeenNode::isUp).isPresent()) {
                        places.computeIfAbsent(wanted.nameOf(brick.host(), seen), _ -> new HashMap<>())
                                .putIfAbsent(brick.path(), "");
                    }
                }
            }
        }
        if (!wanted.glusterd().isEmpty()) {
            wanted.nodes().forEach(node -> places.computeIfAbsent(node.name(), _ -> new HashMap<>()));
        }
        return places;
    }

    private static List<WantedBrick> fresh(Step step) {
        return switch (step) {
            case VolumeStep.Create create -> create.bricks();
            case LayoutStep.AddBricks add -> add.bricks();
            case LayoutStep.Replace replace -> List.of(replace.fresh());
            default -> List.of();
        };
    }

    /** Those that have files which are to move or to be copied, and those that are to hold them. */
    private static List<WantedBrick> moving(Step step, SeenPool seen) {
        Stream<Subvolume> subvolumes =
                switch (step) {
                    case LayoutStep.Replace replace ->
                        subvolumes(seen, replace.volume())
                                .filter(subvolume -> subvolume.bricks().stream().anyMatch(brick -> brick.toString()
                                        .equals(replace.old().toString())));
                    case LayoutStep.StartRemoval removal -> subvolumes(seen, removal.volume());
                    default -> Stream.empty();
                };
        return subvolumes
                .flatMap(subvolume -> subvolume.bricks().stream())
                .map(brick -> new WantedBrick(brick.host(), brick.path()))
                .toList();
    }

    private static Stream<Subvolume> subvolumes(SeenPool seen, VolumeName volume) {
        return seen.volume(volume).stream().flatMap(found -> found.subvolumes().stream());
    }

    private static void add(
            Map<HostName, Map<BrickPath, String>> places, WantedBrick brick, WantedPool wanted, SeenPool seen) {
        HostName node = wanted.nameOf(brick.host(), seen);
        Map<BrickPath, String> of = places.computeIfAbsent(node, _ -> new HashMap<>());
        of.put(brick.path(), "");
        of.putIfAbsent(brick.path().parent(), "");
        wanted.node(node).stream()
                .flatMap(known -> known.places().stream())
                .filter(place -> brick.path().value().startsWith(place.path().value() + "/"))
                .forEach(place -> of.merge(
                        place.path(), place.device().orElse(""), (known, device) -> device.isEmpty() ? known : device));
    }
}
