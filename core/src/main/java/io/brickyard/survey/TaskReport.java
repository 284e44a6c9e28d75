package io.brickyard.survey;

import io.brickyard.pool.VolumeName;
import java.util.List;

/**
 * A long-running task of a volume.
 *
 * @param kind GlusterFS's word, for example {@code Rebalance} or {@code Remove brick}
 * @param id the task's UUID
 * @param bricks the bricks that are being removed; empty for a rebalance
 */
public record TaskReport(VolumeName volume, String kind, String id, Status status, List<String> bricks) {

    /** Numbers are GlusterFS's own (gf_defrag_status_t), in this order from 0. */
    public enum Status {
        NOT_STARTED,
        RUNNING,
        STOPPED,
        COMPLETED,
        FAILED,
        UNKNOWN
    }

    public TaskReport {
        bricks = List.copyOf(bricks);
    }

    public boolean removesBricks() {
        return kind.equals("Remove brick");
    }
}
