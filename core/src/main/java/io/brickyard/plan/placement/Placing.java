package io.brickyard.plan.placement;

import io.brickyard.plan.WantedPool;
import io.brickyard.pool.VolumeName;
import java.util.List;
import java.util.Map;

/** What placement came to. */
public sealed interface Placing {

    /**
     * Every brick has its place.
     *
     * @param pool the wanted pool, the bricks of every volume {@code Listed}
     * @param tolerances of all volumes
     */
    record Placed(WantedPool pool, Map<VolumeName, Tolerance> tolerances) implements Placing {
        public Placed {
            tolerances = Map.copyOf(tolerances);
        }
    }

    /**
     * Not every volume can be laid out as it is wanted; nothing is placed then.
     *
     * @param shortages of all volumes, in the order of the document; not empty
     */
    record Impossible(List<Shortage> shortages) implements Placing {
        public Impossible {
            shortages = List.copyOf(shortages);
        }
    }
}
