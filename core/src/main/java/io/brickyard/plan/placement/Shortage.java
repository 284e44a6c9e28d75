package io.brickyard.plan.placement;

import io.brickyard.pool.VolumeName;

/**
 * Why a volume cannot be laid out as it is wanted.
 *
 * @param missing what it needs and what there is, as a sentence that begins with the volume
 * @param help what would help
 */
public record Shortage(VolumeName volume, String missing, String help) {

    /** For people: what is missing, and what would help. */
    public String words() {
        return missing + ": " + help;
    }
}
