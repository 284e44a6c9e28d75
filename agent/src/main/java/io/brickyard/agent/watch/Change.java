package io.brickyard.agent.watch;

import io.brickyard.health.Finding;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.time.Instant;
import java.util.Optional;

/** Something that is different from before, and has been so for two looks. */
sealed interface Change {

    /** @param from empty for a volume that was not there; {@code to} likewise for one that was deleted */
    record OfVolume(VolumeName volume, Optional<VolumeState> from, Optional<VolumeState> to) implements Change {}

    record NodeSilent(NodeId node) implements Change {}

    record NodeBack(NodeId node) implements Change {}

    record Raised(Finding finding) implements Change {}

    /** @param since when it was raised */
    record Cleared(Outlook.Problem problem, Instant since) implements Change {}

    record HealFinished(VolumeName volume) implements Change {}

    /** @param entries files and folders */
    record SplitBrain(VolumeName volume, long entries) implements Change {}
}
