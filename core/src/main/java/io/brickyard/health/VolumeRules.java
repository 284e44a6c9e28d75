package io.brickyard.health;

import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a volume from those of its subvolumes: all full is ONLINE; none dead, some reduced is ONLINE_DEGRADED;
 * some dead is ONLINE_PARTIAL; all dead is OFFLINE. The best case is that of the subvolumes' best cases, the worst that
 * of their worst. A volume that is not started is STOPPED whatever its bricks do.
 */
final class VolumeRules {

    private VolumeRules() {}

    static VolumeHealth assess(Survey survey, Volume volume) {
        SubvolumeRules rules = new SubvolumeRules(survey, volume);
        List<SubvolumeHealth> subvolumes = new ArrayList<>(volume.subvolumes().size());
        for (Subvolume subvolume : volume.subvolumes()) {
            subvolumes.add(rules.assess(subvolume));
        }
        if (!volume.isStarted()) {
            return new VolumeHealth(volume, VolumeState.STOPPED, VolumeState.STOPPED, VolumeState.STOPPED, subvolumes);
        }
        VolumeState best = state(subvolumes, true);
        VolumeState worst = state(subvolumes, false);
        return new VolumeHealth(volume, best == worst ? best : VolumeState.UNKNOWN, best, worst, subvolumes);
    }

    private static VolumeState state(List<SubvolumeHealth> subvolumes, boolean best) {
        int full = 0;
        int dead = 0;
        for (SubvolumeHealth subvolume : subvolumes) {
            SubvolumeState state = best ? subvolume.best() : subvolume.worst();
            full += state == SubvolumeState.FULL ? 1 : 0;
            dead += state == SubvolumeState.DEAD ? 1 : 0;
        }
        if (dead == subvolumes.size()) {
            return VolumeState.OFFLINE;
        }
        if (dead > 0) {
            return VolumeState.ONLINE_PARTIAL;
        }
        return full == subvolumes.size() ? VolumeState.ONLINE : VolumeState.ONLINE_DEGRADED;
    }
}
