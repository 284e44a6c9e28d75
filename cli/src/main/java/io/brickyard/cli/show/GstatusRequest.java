package io.brickyard.cli.show;

import io.brickyard.pool.VolumeName;
import java.time.ZoneId;
import java.util.List;

/** Stub; the renderers' branch has the real one. */
public record GstatusRequest(
        List<VolumeName> volumes, String glusterVersion, Unit unit, boolean bricks, ZoneId zone) {

    /** gstatus's letters for units. */
    public enum Unit {
        H,
        K,
        M,
        G,
        T,
        P
    }

    public GstatusRequest {
        volumes = List.copyOf(volumes);
    }
}
