package io.brickyard.glusterd.command;

import io.brickyard.pool.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * How far a rebalance or the removal of bricks has come.
 *
 * @param nodes each node's own part; a node that glusterd does not reach is left out
 * @param total over all nodes
 */
public record TaskProgress(String id, List<NodePart> nodes, Optional<Part> total) {
    public TaskProgress {
        nodes = List.copyOf(nodes);
    }

    /**
     * One node's part.
     *
     * @param name as glusterd names it; {@code localhost} for the node that was asked
     * @param id the node's UUID; empty where it is not told
     */
    public record NodePart(String name, Optional<String> id, Part part) {}

    /**
     * Numbers of one node or of all.
     *
     * @param files moved so far
     * @param moved their size
     * @param seconds for how long it has run; of all, the longest
     * @param status as in {@link TaskRow}
     */
    public record Part(long files, Bytes moved, long scanned, long failures, long skipped, long seconds, int status) {}
}
