package io.brickyard.deploy.document;

import io.brickyard.plan.WantedPool;
import io.brickyard.pool.HostName;
import java.util.List;
import java.util.Map;

/**
 * What a document says.
 *
 * @param reach for each node of the pool, by its name, how work is done on it
 */
public record PoolDocument(WantedPool pool, Map<HostName, Reach> reach) {
    public PoolDocument {
        reach = Map.copyOf(reach);
    }

    /** Says nothing: members are reached through glusterd, and nobody else is. */
    public static final PoolDocument NONE = new PoolDocument(
            new WantedPool("pool", List.of(), List.of(), Map.of(), Map.of(), WantedPool.Removal.KEEP), Map.of());
}
