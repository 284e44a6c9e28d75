package io.brickyard.glusterd.command;

import java.util.List;

/**
 * A long-running task of a volume.
 *
 * @param kind GlusterFS's word: {@code Rebalance}, {@code Remove brick}
 * @param status GlusterFS's number (gf_defrag_status_t): 0 not started, 1 in progress, 2 stopped, 3 completed, 4 failed; -1 where it is not told
 * @param bricks the bricks that are being removed, as {@code host:/path}
 */
public record TaskRow(String kind, String id, int status, String statusName, List<String> bricks) {
    public TaskRow {
        bricks = List.copyOf(bricks);
    }
}
