package io.brickyard.agent.watch;

import io.brickyard.health.Assessment;
import io.brickyard.health.Finding;
import io.brickyard.health.Target;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one look at the pool says, in the terms in which looks are compared.
 *
 * @param complete whether everything was looked at, so that what is absent is gone
 * @param findings those that are problems; notes of how a pool is laid out do not come and go
 * @param healing whether files wait for a heal; volumes of which that is not known are left out
 * @param splitBrain how many files are in split-brain; volumes without any, or of which it is not known, are left out
 */
record Outlook(
        Instant at,
        boolean complete,
        Map<VolumeName, VolumeState> volumes,
        Map<NodeId, Presence> nodes,
        Map<Problem, Finding> findings,
        Map<VolumeName, Boolean> healing,
        Map<VolumeName, Long> splitBrain) {

    enum Presence {
        THERE,
        SILENT
    }

    /** A finding, whatever its words are. */
    record Problem(String code, Target target) {}

    static Outlook of(Survey survey, Assessment assessment) {
        Map<VolumeName, VolumeState> volumes = new HashMap<>();
        for (VolumeHealth volume : assessment.volumes()) {
            volumes.put(volume.volume().name(), volume.state());
        }
        Map<NodeId, Presence> nodes = new HashMap<>();
        for (NodeReport node : survey.nodes()) {
            presence(node.state()).ifPresent(presence -> nodes.put(node.id(), presence));
        }
        Map<Problem, Finding> findings = new HashMap<>();
        for (Finding finding : assessment.findings()) {
            switch (finding.severity()) {
                case INFO -> {}
                case WARNING, ERROR -> findings.put(new Problem(finding.code(), finding.target()), finding);
            }
        }
        Map<VolumeName, Boolean> healing = new HashMap<>();
        Map<VolumeName, Long> splitBrain = new HashMap<>();
        for (HealReport heal : survey.heals().values()) {
            heal.entries().ifPresent(entries -> healing.put(heal.volume(), entries > 0));
            heal.splitBrain().stream()
                    .filter(entries -> entries > 0)
                    .forEach(entries -> splitBrain.put(heal.volume(), entries));
        }
        return new Outlook(survey.observedAt(), survey.complete(), volumes, nodes, findings, healing, splitBrain);
    }

    /** Nothing for what says neither that a machine is there nor that it is gone. */
    private static Optional<Presence> presence(NodeState state) {
        return switch (state) {
            case UP, GLUSTERD_DOWN, GLUSTERD_SILENT, REJECTED, JOINING, UNREADABLE -> Optional.of(Presence.THERE);
            case UNREACHABLE -> Optional.of(Presence.SILENT);
            case UNRESOLVED -> Optional.empty();
        };
    }
}
