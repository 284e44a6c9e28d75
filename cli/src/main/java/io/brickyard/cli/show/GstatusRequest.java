package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.health.VolumeHealth;
import io.brickyard.pool.VolumeName;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What gstatus was asked for.
 *
 * @param volumes the volumes to report, in the order of the pool
 * @param glusterVersion for example {@code 10.3}, or unknown; the survey does not know it
 * @param unit of the sizes for people
 * @param details what the text shall tell beyond the usual
 * @param zone of {@code last_updated}, which gstatus gives in local time
 */
public record GstatusRequest(
        List<VolumeName> volumes, String glusterVersion, Unit unit, Set<Detail> details, ZoneId zone) {

    /** gstatus's letters for units: h is the largest in which the size is at least one. */
    public enum Unit {
        H,
        K,
        M,
        G,
        T,
        P
    }

    /** What gstatus has a flag for each. */
    public enum Detail {
        BRICKS,
        QUOTA,
        SNAPSHOTS
    }

    public GstatusRequest {
        volumes = List.copyOf(volumes);
        details = Set.copyOf(details);
    }

    List<VolumeHealth> chosen(Assessment assessment) {
        List<VolumeHealth> chosen = new ArrayList<>();
        for (VolumeHealth health : assessment.volumes()) {
            if (volumes.contains(health.volume().name())) {
                chosen.add(health);
            }
        }
        return chosen;
    }
}
