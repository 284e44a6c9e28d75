package io.brickyard.glusterd.command;

import io.brickyard.pool.NodeId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The files and folders that {@code heal VOLUME info} (or {@code info split-brain}) lists, brick by brick. */
public record HealInfo(List<BrickEntries> bricks) {
    public HealInfo {
        bricks = List.copyOf(bricks);
    }

    /**
     * What one brick knows.
     *
     * @param node empty when the brick was not reached
     * @param place {@code host:/path}
     * @param count what the brick says it has; empty when it was not reached
     */
    public record BrickEntries(
            Optional<NodeId> node, String place, String status, OptionalLong count, List<Entry> entries) {
        public BrickEntries {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A file or folder.
     *
     * @param gfid GlusterFS's own id of it; empty where it is not told
     * @param path its path in the volume, or {@code <gfid:…>} where the brick does not know the path
     */
    public record Entry(Optional<String> gfid, String path) {}

    /** Whether every brick was reached. */
    public boolean complete() {
        for (BrickEntries brick : bricks) {
            if (brick.count().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** How many different files and folders are listed; each is listed at every good brick. */
    public int distinct() {
        Set<String> seen = new HashSet<>();
        for (BrickEntries brick : bricks) {
            for (Entry entry : brick.entries()) {
                seen.add(entry.gfid().orElse(entry.path()));
            }
        }
        return seen.size();
    }
}
