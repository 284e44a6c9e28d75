package io.brickyard.lab.rpc;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The lines that {@code gluster volume info} prints of a volume, by what stands before the colon. XML and RPC are put
 * together by the same code; these lines are read by none of it.
 */
record VolumeText(Map<String, String> lines) {

    /** By the volume's name. */
    static Map<String, VolumeText> read(String printed) {
        Map<String, VolumeText> volumes = new LinkedHashMap<>();
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : printed.lines().toList()) {
            int colon = line.indexOf(": ");
            if (line.startsWith("Volume Name: ")) {
                lines = new LinkedHashMap<>();
                volumes.put(line.substring(colon + 2), new VolumeText(lines));
            } else if (colon > 0) {
                lines.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return volumes;
    }

    /** What gluster would print of this volume, without its options. */
    static Map<String, String> expected(Volume volume) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Type", volume.typeName());
        lines.put("Volume ID", volume.id().toString());
        String status = volume.status().name();
        lines.put("Status", status.charAt(0) + status.substring(1).toLowerCase(Locale.ROOT));
        lines.put("Snapshot Count", Integer.toString(volume.snapshots()));
        lines.put("Number of Bricks", sets(volume));
        for (int i = 0; i < volume.bricks().size(); i++) {
            Brick brick = volume.bricks().get(i);
            lines.put("Brick" + (i + 1), brick + (brick.role() == Brick.Role.ARBITER ? " (arbiter)" : ""));
        }
        if (volume.layout() instanceof Layout.ThinArbitrated thin) {
            lines.put("Thin-arbiter-path", thin.thinArbiter().toString());
        }
        return lines;
    }

    private static String sets(Volume volume) {
        int sets = volume.subvolumes().size();
        int all = volume.bricks().size();
        return switch (volume.layout()) {
            case Layout.Single _ -> Integer.toString(all);
            case Layout.ThinArbitrated _ -> sets + " x 2 = " + all;
            case Layout.Replicated(int bricks, int arbiters)
            when arbiters > 0 -> sets + " x (" + (bricks - arbiters) + " + " + arbiters + ") = " + all;
            case Layout.Replicated(int bricks, int _) -> sets + " x " + bricks + " = " + all;
            case Layout.Dispersed(int bricks, int redundancy) ->
                sets + " x (" + (bricks - redundancy) + " + " + redundancy + ") = " + all;
        };
    }
}
