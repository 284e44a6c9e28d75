package io.brickyard.deploy;

import io.brickyard.plan.Plan;
import io.brickyard.plan.Planner;
import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.placement.Placement;
import io.brickyard.plan.placement.Placing;
import io.brickyard.plan.placement.Shortage;
import io.brickyard.plan.placement.Tolerance;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A wanted pool with a place for every brick, and the steps to it.
 *
 * @param placed the wanted pool with its bricks listed; empty when there is no place for some
 */
record Draught(Optional<Placing.Placed> placed, Planning planning) {

    static Draught of(WantedPool wanted, SeenPool seen) {
        return switch (Placement.place(wanted, seen)) {
            case Placing.Placed placed -> new Draught(Optional.of(placed), planned(placed, seen));
            case Placing.Impossible(List<Shortage> shortages) ->
                new Draught(
                        Optional.empty(),
                        new Planning.Refused(
                                shortages.stream().map(Draught::obstacle).toList()));
        };
    }

    /** The steps for a pool that was looked at once more; the bricks keep their places. */
    Draught again(SeenPool seen) {
        return placed.map(found -> new Draught(placed, planned(found, seen))).orElse(this);
    }

    private static Planning planned(Placing.Placed placed, SeenPool seen) {
        return switch (Planner.plan(placed.pool(), seen)) {
            case Planning.Planned(Plan plan) ->
                new Planning.Planned(new Plan(plan.steps(), notes(plan.notes(), placed.tolerances())));
            case Planning.Refused refused -> refused;
        };
    }

    private static List<String> notes(List<String> notes, Map<VolumeName, Tolerance> tolerances) {
        List<String> all = new ArrayList<>();
        tolerances.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.add(
                        "volume " + entry.getKey() + " " + entry.getValue().words()));
        all.addAll(notes);
        return all;
    }

    private static Planning.Obstacle obstacle(Shortage shortage) {
        return new Planning.Obstacle("volume " + shortage.volume(), shortage.missing(), shortage.help());
    }
}
