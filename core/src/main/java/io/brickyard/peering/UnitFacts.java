package io.brickyard.peering;

import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a unit published of itself.
 *
 * @param epoch grows with each publication, over restarts and new disks too: a counter that is kept on the node itself would
 *     begin anew with an empty disk, and all that the node says from then on would be taken for old
 * @param bricks without duplicates; empty: unknown, which is not the same as none
 * @param identity its glusterd's UUID; empty: it did not tell, or its glusterd never ran
 * @param leaving whether it is to be drained and detached
 */
public record UnitFacts(
        UnitName unit,
        long epoch,
        Whereabouts whereabouts,
        Optional<List<UnitBrick>> bricks,
        Optional<NodeId> identity,
        boolean leaving) {

    public UnitFacts {
        bricks = bricks.map(UnitFacts::distinct);
    }

    /** A unit that exists and published nothing yet, or nothing any more. */
    public static UnitFacts silent(UnitName unit, long epoch) {
        return new UnitFacts(unit, epoch, Whereabouts.UNKNOWN, Optional.empty(), Optional.empty(), false);
    }

    /** What must be known before anything is done for the unit; its identity is not among it: not every unit can tell. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (whereabouts.name().isEmpty()) {
            missing.add("its address");
        }
        if (bricks.isEmpty()) {
            missing.add("its bricks");
        }
        return List.copyOf(missing);
    }

    public boolean isComplete() {
        return whereabouts.name().isPresent() && bricks.isPresent();
    }

    private static List<UnitBrick> distinct(List<UnitBrick> bricks) {
        Map<String, UnitBrick> byText = new LinkedHashMap<>();
        bricks.forEach(brick -> byText.putIfAbsent(brick.text(), brick));
        return List.copyOf(byText.values());
    }
}
