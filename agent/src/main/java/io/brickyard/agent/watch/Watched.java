package io.brickyard.agent.watch;

import io.brickyard.agent.watch.Outlook.Presence;
import io.brickyard.agent.watch.Outlook.Problem;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.PoolWord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the pool was when it was last looked at, and what a new look changes of it. Knows no clock and no pool: looks go in,
 * changes come out, and {@link #memory} is what a restart needs to go on without missing a change or telling one twice.
 *
 * <p>Always holds: what was never seen before is no change, unless it is trouble.
 */
final class Watched {

    /**
     * What survives a restart.
     *
     * @param healing volumes of which files wait for a heal, or will
     */
    record Memory(
            Map<VolumeName, VolumeState> volumes,
            Map<NodeId, Presence> nodes,
            Map<Problem, Since> findings,
            Set<VolumeName> healing,
            Map<VolumeName, Long> splitBrain) {
        static final Memory NONE = new Memory(Map.of(), Map.of(), Map.of(), Set.of(), Map.of());
    }

    record Since(Severity severity, Instant at) {}

    private final boolean first;
    private final Settling<VolumeName, VolumeState> volumes;
    private final Settling<NodeId, Presence> nodes;
    private final Settling<Problem, Severity> findings;
    private final Settling<VolumeName, Boolean> healing;
    private final Settling<VolumeName, Long> splitBrain;
    private final Map<Problem, Instant> since = new HashMap<>();
    private final Set<NodeId> left = new HashSet<>();
    private boolean looked;

    Watched(Memory memory) {
        this.first = memory.equals(Memory.NONE);
        this.volumes = new Settling<>(memory.volumes());
        this.nodes = new Settling<>(memory.nodes());
        Map<Problem, Severity> severities = new HashMap<>();
        memory.findings().forEach((problem, known) -> {
            severities.put(problem, known.severity());
            since.put(problem, known.at());
        });
        this.findings = new Settling<>(severities);
        Map<VolumeName, Boolean> waiting = new HashMap<>();
        memory.healing().forEach(volume -> waiting.put(volume, true));
        this.healing = new Settling<>(waiting);
        this.splitBrain = new Settling<>(memory.splitBrain());
    }

    /** Takes the next look, and returns what has changed for good, causes before their consequences. */
    List<Change> next(Outlook look) {
        if (allIsWell()) {
            // Not at the end: that all is well again is the last thing of which those that left do not know.
            left.clear();
        }
        List<Change> changes = new ArrayList<>();
        nodes(look, changes);
        volumes(look, changes);
        findings(look, changes);
        heals(look, changes);
        looked = true;
        return changes;
    }

    private void nodes(Outlook look, List<Change> changes) {
        Map<NodeId, Presence> seen = look.complete() ? look.nodes() : with(nodes.settled(), look.nodes());
        for (Settling.Turn<NodeId, Presence> turn : nodes.next(seen)) {
            switch (turn.to().orElse(Presence.THERE)) {
                case SILENT -> {
                    left.add(turn.key());
                    changes.add(new Change.NodeSilent(turn.key()));
                }
                case THERE -> {
                    if (turn.from().equals(Optional.of(Presence.SILENT))) {
                        changes.add(new Change.NodeBack(turn.key()));
                    }
                }
            }
        }
    }

    private void volumes(Outlook look, List<Change> changes) {
        for (Settling.Turn<VolumeName, VolumeState> turn : volumes.next(look.volumes())) {
            if (!first || turn.from().isPresent() || isTrouble(turn.to())) {
                changes.add(new Change.OfVolume(turn.key(), turn.from(), turn.to()));
            }
        }
    }

    private static boolean isTrouble(Optional<VolumeState> state) {
        return state.isPresent() && state.get() != VolumeState.ONLINE && state.get() != VolumeState.STOPPED;
    }

    private void findings(Outlook look, List<Change> changes) {
        Map<Problem, Severity> seen = new HashMap<>(look.complete() ? Map.of() : findings.settled());
        findings.settled().forEach((problem, severity) -> {
            if (look.outOfSight(problem)) {
                seen.put(problem, severity);
            }
        });
        look.findings().forEach((problem, finding) -> seen.put(problem, finding.severity()));
        for (Settling.Turn<Problem, Severity> turn : findings.next(seen)) {
            Finding finding = look.findings().get(turn.key());
            if (finding != null) {
                since.putIfAbsent(turn.key(), look.at());
                changes.add(new Change.Raised(finding));
            } else {
                Instant begin = since.remove(turn.key());
                changes.add(new Change.Cleared(turn.key(), begin == null ? look.at() : begin));
            }
        }
    }

    private void heals(Outlook look, List<Change> changes) {
        Map<VolumeName, Boolean> waiting = new HashMap<>(healing.settled());
        look.healing()
                .forEach((volume, entries) -> waiting.put(
                        volume,
                        entries || isTrouble(Optional.ofNullable(look.volumes().get(volume)))));
        for (Settling.Turn<VolumeName, Boolean> turn : healing.next(waiting)) {
            if (turn.from().orElse(false) && turn.to().isPresent() && !turn.to().get()) {
                changes.add(new Change.HealFinished(turn.key()));
            }
        }
        Map<VolumeName, Long> seen =
                look.complete() ? look.splitBrain() : with(splitBrain.settled(), look.splitBrain());
        for (Settling.Turn<VolumeName, Long> turn : splitBrain.next(seen)) {
            if (turn.to().orElse(0L) > turn.from().orElse(0L)) {
                changes.add(new Change.SplitBrain(turn.key(), turn.to().orElse(0L)));
            }
        }
    }

    private static <K, V> Map<K, V> with(Map<K, V> known, Map<K, V> seen) {
        Map<K, V> all = new HashMap<>(known);
        all.putAll(seen);
        return all;
    }

    private boolean allIsWell() {
        return !nodes.settled().containsValue(Presence.SILENT)
                && volumes.settled().values().stream().noneMatch(state -> isTrouble(Optional.of(state)))
                && healing().isEmpty();
    }

    /**
     * Nodes that were gone for a while since all was well last, whether or not they are back: they do not know of everything
     * whose end is still to be told.
     */
    Set<NodeId> left() {
        return Set.copyOf(left);
    }

    /** Whether another look is wanted soon. */
    boolean doubts() {
        return !looked
                || nodes.doubts()
                || volumes.doubts()
                || findings.doubts()
                || healing.doubts()
                || splitBrain.doubts();
    }

    /** The volumes that serve fully again, but whose heal is not known to be finished: a look should ask about them in full. */
    Set<VolumeName> healsUnderWay() {
        Set<VolumeName> names = new HashSet<>(healing());
        names.removeIf(volume -> isTrouble(Optional.ofNullable(volumes.settled().get(volume))));
        return names;
    }

    /** The volumes of which files wait for a heal, or will: those that write without all of their bricks. */
    private Set<VolumeName> healing() {
        Set<VolumeName> names = new HashSet<>();
        healing.settled().forEach((volume, waiting) -> {
            if (waiting) {
                names.add(volume);
            }
        });
        return names;
    }

    /** The problems that there are, and since when. */
    List<PoolWord.Known> known() {
        List<PoolWord.Known> known = new ArrayList<>();
        since.forEach((problem, begin) ->
                known.add(new PoolWord.Known(problem.code(), problem.target().toString(), begin)));
        return known;
    }

    Memory memory() {
        Map<Problem, Since> problems = new HashMap<>();
        findings.settled()
                .forEach((problem, severity) ->
                        problems.put(problem, new Since(severity, since.getOrDefault(problem, Instant.EPOCH))));
        return new Memory(volumes.settled(), nodes.settled(), problems, healing(), splitBrain.settled());
    }
}
