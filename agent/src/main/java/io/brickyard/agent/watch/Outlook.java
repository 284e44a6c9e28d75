package io.brickyard.agent.watch;

import io.brickyard.health.Assessment;
import io.brickyard.health.Check;
import io.brickyard.health.Finding;
import io.brickyard.health.Target;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.Brick;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one look at the pool says, in the terms in which looks are compared.
 *
 * @param complete whether everything was looked at, so that what is absent is gone
 * @param unheard names of nodes and hosts of bricks of which only their agent could tell more, and does not answer
 * @param findings those that are problems; notes of how a pool is laid out do not come and go
 * @param healing whether files wait for a heal; volumes of which that is not known are left out
 * @param splitBrain how many files are in split-brain; volumes without any, or of which it is not known, are left out
 */
record Outlook(
        Instant at,
        boolean complete,
        Set<String> unheard,
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
    record Problem(String code, Target target) {

        /** Empty for one of another version. */
        Optional<Check> check() {
            for (Check check : Check.values()) {
                if (check.name().equals(code)) {
                    return Optional.of(check);
                }
            }
            return Optional.empty();
        }
    }

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
        return new Outlook(
                survey.observedAt(), survey.complete(), unheard(survey), volumes, nodes, findings, healing, splitBrain);
    }

    private static Set<String> unheard(Survey survey) {
        Set<NodeId> nodes = new HashSet<>();
        survey.extras().agents().unheard().forEach(one -> nodes.add(one.node()));
        Set<String> names = new HashSet<>();
        for (NodeReport node : survey.nodes()) {
            if (nodes.contains(node.id())) {
                names.add(node.node().name().value());
            }
        }
        for (Volume volume : survey.volumes()) {
            for (Brick brick : volume.bricks()) {
                if (nodes.contains(brick.node())) {
                    names.add(brick.host().value());
                }
            }
        }
        return names;
    }

    /** Whether a problem that is not seen may be there still: only the agent of its node could tell that it is not. */
    boolean outOfSight(Problem problem) {
        if (unheard.isEmpty() || problem.check().map(Check::seenByEverySurvey).orElse(true)) {
            return false;
        }
        String name = problem.target().name();
        return switch (problem.target().kind()) {
            case NODE -> unheard.contains(name);
            case BRICK -> unheard.stream().anyMatch(host -> name.contains("/" + host + ":"));
            case POOL, VOLUME, SUBVOLUME -> false;
        };
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
