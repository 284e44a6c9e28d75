package io.brickyard.cli;

import io.brickyard.health.Assessment;
import io.brickyard.health.Check;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import io.brickyard.health.SubvolumeHealth;
import io.brickyard.health.SubvolumeState;
import io.brickyard.health.Target;
import io.brickyard.health.Verdict;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.List;

/** Assessments by hand, so that these tests do not hang on the rules of health. */
public final class Assessments {

    private Assessments() {}

    public static Assessment allWell(Survey survey) {
        return new Assessment(
                Verdict.OK, volumes(survey, "", VolumeState.ONLINE, VolumeState.ONLINE), List.of(), List.of());
    }

    /** All well but one volume, about which there is this finding. */
    public static Assessment with(
            Survey survey, String volume, VolumeState state, VolumeState worst, Verdict overall, Finding... findings) {
        return new Assessment(overall, volumes(survey, volume, state, worst), List.of(findings), List.of());
    }

    public static Finding brickDown(String volume, Severity severity) {
        return new Finding(
                Check.BRICK_DOWN,
                severity,
                new Target(Target.Kind.BRICK, volume + "/ha2:/bricks/" + volume + "-0/b1"),
                "brick ha2:/bricks/" + volume + "-0/b1 of " + volume + " is down",
                List.of(),
                List.of(),
                1);
    }

    private static List<VolumeHealth> volumes(Survey survey, String other, VolumeState state, VolumeState worst) {
        List<VolumeHealth> all = new ArrayList<>();
        for (Volume volume : survey.volumes()) {
            boolean differs = volume.name().equals(new VolumeName(other.isEmpty() ? "none" : other));
            VolumeState usual = volume.isStarted() ? VolumeState.ONLINE : VolumeState.STOPPED;
            List<SubvolumeHealth> subvolumes = new ArrayList<>();
            for (Subvolume subvolume : volume.isStarted() ? volume.subvolumes() : List.<Subvolume>of()) {
                SubvolumeState full = differs ? SubvolumeState.REDUCED : SubvolumeState.FULL;
                subvolumes.add(new SubvolumeHealth(subvolume, full, full, full, volume.canHeal() ? 1 : 0));
            }
            all.add(new VolumeHealth(
                    volume,
                    differs ? state : usual,
                    differs ? VolumeState.ONLINE : usual,
                    differs ? worst : usual,
                    subvolumes));
        }
        return all;
    }
}
