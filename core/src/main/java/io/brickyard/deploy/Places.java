package io.brickyard.deploy;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.plan.VolumeStep;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The places of which a plan must know more before it is good: those of new bricks, and glusterd's own settings. */
final class Places {

    private Places() {}

    /** By node: the brick's folder, the one that it lies in, and the place below which both are, each with its device. */
    static Map<HostName, Map<BrickPath, String>> of(Planning planning, WantedPool wanted, SeenPool seen) {
        Map<HostName, Map<BrickPath, String>> places = new HashMap<>();
        if (planning instanceof Planning.Planned(Plan plan)) {
            for (Step step : plan.steps()) {
                for (WantedBrick brick : fresh(step)) {
                    add(places, brick, wanted);
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

    private static void add(Map<HostName, Map<BrickPath, String>> places, WantedBrick brick, WantedPool wanted) {
        HostName node = wanted.node(brick.host()).map(WantedNode::name).orElse(brick.host());
        Map<BrickPath, String> of = places.computeIfAbsent(node, _ -> new HashMap<>());
        of.put(brick.path(), "");
        int last = brick.path().value().lastIndexOf('/');
        if (last > 0) {
            of.putIfAbsent(new BrickPath(brick.path().value().substring(0, last)), "");
        }
        wanted.node(node).stream()
                .flatMap(known -> known.places().stream())
                .filter(place -> brick.path().value().startsWith(place.path().value() + "/"))
                .forEach(place -> of.merge(
                        place.path(), place.device().orElse(""), (known, device) -> device.isEmpty() ? known : device));
    }
}
