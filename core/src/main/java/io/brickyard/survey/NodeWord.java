package io.brickyard.survey;

import io.brickyard.pool.BrickId;
import io.brickyard.pool.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What can be seen of a node without a lock, but only on the node itself: told by its agent.
 *
 * @param at when it was seen
 * @param usage of the file systems below its bricks
 * @param daemons of GlusterFS that run for its volumes, or should
 * @param waiting how many entries the heal index of each brick has; bricks whose index cannot be read are left out
 */
public record NodeWord(
        NodeId node, Instant at, List<BrickUsage> usage, List<DaemonReport> daemons, Map<BrickId, Long> waiting) {

    public NodeWord {
        usage = List.copyOf(usage);
        daemons = List.copyOf(daemons);
        waiting = Map.copyOf(waiting);
    }
}
