package io.brickyard.health;

import io.brickyard.pool.VolumeName;
import java.util.List;

/**
 * What a survey means.
 *
 * @param overall one word, from the findings that are not muted
 * @param volumes in the survey's order
 * @param findings most severe first, muted ones left out
 * @param muted findings that somebody muted, most severe first
 */
public record Assessment(Verdict overall, List<VolumeHealth> volumes, List<Finding> findings, List<Finding> muted) {

    public Assessment {
        volumes = List.copyOf(volumes);
        findings = List.copyOf(findings);
        muted = List.copyOf(muted);
    }

    /** The same assessment with some of its volumes only; its findings are about the whole pool still. */
    public Assessment of(List<VolumeName> chosen) {
        return new Assessment(
                overall,
                volumes.stream()
                        .filter(health -> chosen.contains(health.volume().name()))
                        .toList(),
                findings,
                muted);
    }

    public VolumeHealth volume(VolumeName name) {
        return volumes.stream()
                .filter(health -> health.volume().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no volume " + name + " in this assessment"));
    }
}
