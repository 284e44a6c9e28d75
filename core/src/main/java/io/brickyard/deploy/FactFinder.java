package io.brickyard.deploy;

import io.brickyard.plan.NodeFacts;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import java.util.Map;

/** Asks nodes for facts about themselves; those that give no answer are absent. */
@FunctionalInterface
public interface FactFinder {

    /** @param places by node: the places, each with the device that is to be looked at beside it, or an empty text */
    Map<HostName, NodeFacts> find(Map<HostName, Map<BrickPath, String>> places);

    /** Where no node can be asked. */
    FactFinder NONE = _ -> Map.of();
}
