package io.brickyard.survey;

import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;

/** Whether one of GlusterFS's helper daemons runs for a volume on a node. */
public record DaemonReport(VolumeName volume, NodeId node, Kind kind, boolean online) {

    /** The names are those of the rows of {@code gluster volume status}. */
    public enum Kind {
        SELF_HEAL("Self-heal Daemon"),
        QUOTA("Quota Daemon"),
        BITROT("Bitrot Daemon"),
        SCRUBBER("Scrubber Daemon"),
        SNAPSHOT("Snapshot Daemon"),
        NFS("NFS Server");

        private final String rowName;

        Kind(String rowName) {
            this.rowName = rowName;
        }

        public String rowName() {
            return rowName;
        }
    }
}
