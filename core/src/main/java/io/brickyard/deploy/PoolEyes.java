package io.brickyard.deploy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.HealSummary;
import io.brickyard.glusterd.command.TaskProgress;
import io.brickyard.glusterd.command.TaskRow;
import io.brickyard.glusterd.command.VolumeStatus;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveyor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks by a survey, which takes no lock, and asks by commands only for what a step needs besides. Tasks are asked for only while
 * every node answers: the command locks, and would hang otherwise.
 */
public final class PoolEyes implements Eyes {

    private static final Duration COMMAND = Duration.ofSeconds(30);
    /** Of a task or one node's part of it: {@code GF_DEFRAG_STATUS_STARTED}. */
    private static final int RUNNING = 1;

    private final Surveyor surveyor;
    private final SurveyRequest request;
    private final Gluster gluster;
    private final FactFinder facts;
    private final Set<HostName> ownNames;

    /**
     * @param request without a server: a pool is changed from one of its nodes
     * @param ownNames by which this node may be called although no peer knows it by them
     */
    public PoolEyes(
            Surveyor surveyor, SurveyRequest request, Gluster gluster, FactFinder facts, Set<HostName> ownNames) {
        this.surveyor = surveyor;
        this.request = request;
        this.gluster = gluster;
        this.facts = facts;
        this.ownNames = Set.copyOf(ownNames);
    }

    @Override
    public SeenPool look(Needs needs) {
        Survey survey = surveyor.survey(request);
        NodeId here = survey.nodes().stream()
                .filter(NodeReport::asker)
                .map(NodeReport::id)
                .findFirst()
                .orElseThrow(() -> new GlusterdFailure.NotAllowed(
                        "a pool is changed from one of its nodes, as root, and this is none"));
        Map<HostName, NodeFacts> found = needs.places().isEmpty() ? Map.of() : facts.find(needs.places());
        Map<VolumeName, SeenTask> tasks = needs.tasks() ? tasks(survey) : Map.of();
        Map<VolumeName, Long> pending = new HashMap<>();
        for (VolumeName volume : needs.heals()) {
            pending(survey, volume).ifPresent(count -> pending.put(volume, count));
        }
        return SeenPools.of(
                survey, here, new SeenPools.Besides(survey.extras().options(), tasks, pending, found, ownNames));
    }

    private Map<VolumeName, SeenTask> tasks(Survey survey) {
        Map<VolumeName, SeenTask> tasks = new HashMap<>();
        boolean allAnswer = survey.nodes().stream().allMatch(node -> node.state() == NodeState.UP);
        if (!allAnswer || survey.volumes().stream().noneMatch(Volume::isStarted)) {
            return tasks;
        }
        for (VolumeStatus status : gluster.status(Gluster.StatusView.TASKS, Deadline.in(COMMAND))) {
            Optional<Volume> volume = survey.volumes().stream()
                    .filter(known -> known.name().equals(status.volume()))
                    .findFirst();
            volume.ifPresent(known -> status.tasks().forEach(row -> tasks.put(known.name(), task(known, row))));
        }
        return tasks;
    }

    private SeenTask task(Volume volume, TaskRow row) {
        boolean removal = !row.bricks().isEmpty();
        SeenTask.State state =
                switch (row.status()) {
                    case RUNNING -> SeenTask.State.RUNNING;
                    case 3 -> SeenTask.State.COMPLETED;
                    case 4 -> SeenTask.State.FAILED;
                    default -> SeenTask.State.STOPPED;
                };
        Optional<TaskProgress> progress = progress(volume.name(), removal ? row.bricks() : List.of());
        Optional<TaskProgress.Part> total = progress.flatMap(TaskProgress::total);
        return new SeenTask(
                removal ? SeenTask.Kind.REMOVAL : SeenTask.Kind.REBALANCE,
                state,
                ids(volume, row.bricks()),
                total.map(TaskProgress.Part::files).orElse(0L),
                total.map(TaskProgress.Part::failures).orElse(0L),
                removal ? total.map(TaskProgress.Part::skipped).orElse(0L) : 0,
                progress.map(PoolEyes::idle).orElse(0));
    }

    private static int idle(TaskProgress progress) {
        return (int) progress.nodes().stream()
                .map(TaskProgress.NodePart::part)
                .filter(part -> part.status() == RUNNING && part.seconds() == 0 && part.scanned() == 0)
                .count();
    }

    private Optional<TaskProgress> progress(VolumeName volume, List<String> bricks) {
        try {
            return bricks.isEmpty()
                    ? gluster.rebalance(volume, Deadline.in(COMMAND))
                    : Optional.of(gluster.removal(volume, bricks, Deadline.in(COMMAND)));
        } catch (GlusterdFailure.Refused _) {
            return Optional.empty();
        }
    }

    private static List<BrickId> ids(Volume volume, List<String> names) {
        return volume.bricks().stream()
                .filter(brick -> names.contains(brick.toString()))
                .map(Brick::id)
                .toList();
    }

    /** What waits to be healed: the greatest number of any brick; nothing is told unless every brick was counted. */
    private Optional<Long> pending(Survey survey, VolumeName name) {
        boolean heals = survey.volumes().stream()
                .anyMatch(volume -> volume.name().equals(name) && volume.isStarted() && volume.canHeal());
        if (!heals) {
            return Optional.empty();
        }
        try {
            HealSummary summary = gluster.healSummary(name, Deadline.in(COMMAND));
            return summary.complete()
                    ? Optional.of(summary.bricks().stream()
                            .mapToLong(brick -> brick.entries().orElse(0))
                            .max()
                            .orElse(0))
                    : Optional.empty();
        } catch (GlusterdFailure _) {
            return Optional.empty();
        }
    }
}
