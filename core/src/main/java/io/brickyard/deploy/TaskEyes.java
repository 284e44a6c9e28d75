package io.brickyard.deploy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.TaskProgress;
import io.brickyard.glusterd.command.TaskRow;
import io.brickyard.glusterd.command.VolumeStatus;
import io.brickyard.plan.SeenTask;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for rebalances and removals. The command for it locks, and hangs while some member is silent and its peers have not noticed;
 * then it is not asked. What was not told counts as {@linkplain SeenTask#untold untold}, never as nothing.
 */
final class TaskEyes {

    private static final Duration COMMAND = Duration.ofSeconds(30);

    private final Gluster gluster;

    TaskEyes(Gluster gluster) {
        this.gluster = gluster;
    }

    /** By started volume; absent: nothing runs, and nothing ended that was not committed. */
    Map<VolumeName, SeenTask> of(Survey survey) {
        Map<VolumeName, SeenTask> tasks = new HashMap<>();
        survey.volumes().stream()
                .filter(Volume::isStarted)
                .forEach(volume -> tasks.put(volume.name(), SeenTask.untold()));
        if (tasks.isEmpty() || !silentOnesAreKnown(survey)) {
            return tasks;
        }
        try {
            for (VolumeStatus status : gluster.status(Gluster.StatusView.TASKS, Deadline.in(COMMAND))) {
                survey.volumes().stream()
                        .filter(volume -> volume.name().equals(status.volume()))
                        .forEach(volume -> told(volume, status.tasks(), tasks));
            }
        } catch (GlusterdFailure _) {
            // Of those that were not told, nobody knows.
        }
        return tasks;
    }

    /** Whether whoever does not answer us has no connection to this node's glusterd either. */
    private static boolean silentOnesAreKnown(Survey survey) {
        Optional<NodeReport> asker =
                survey.nodes().stream().filter(NodeReport::asker).findFirst();
        return survey.nodes().stream()
                .filter(node -> node.state() != NodeState.UP)
                .allMatch(node -> asker.flatMap(NodeReport::view)
                        .map(view -> view.links().get(node.id()))
                        .filter(link -> !link.connected())
                        .isPresent());
    }

    private void told(Volume volume, List<TaskRow> rows, Map<VolumeName, SeenTask> tasks) {
        tasks.remove(volume.name());
        for (TaskRow row : rows) {
            state(row.status()).ifPresent(state -> tasks.put(volume.name(), task(volume, row, state)));
        }
    }

    /** As in GlusterFS's {@code gf_defrag_status_t}; empty for one that was not started. */
    private static Optional<SeenTask.State> state(int status) {
        return switch (status) {
            case 0 -> Optional.empty();
            case 1, 5 -> Optional.of(SeenTask.State.RUNNING);
            case 2, 6 -> Optional.of(SeenTask.State.STOPPED);
            case 3, 7 -> Optional.of(SeenTask.State.COMPLETED);
            case 4, 8 -> Optional.of(SeenTask.State.FAILED);
            default -> Optional.of(SeenTask.State.UNTOLD);
        };
    }

    private SeenTask task(Volume volume, TaskRow row, SeenTask.State state) {
        boolean removal = !row.bricks().isEmpty();
        List<BrickId> bricks = volume.bricks().stream()
                .filter(brick -> row.bricks().contains(brick.toString()))
                .map(Brick::id)
                .toList();
        Optional<TaskProgress> progress = progress(volume.name(), row.bricks());
        Optional<TaskProgress.Part> total = progress.flatMap(TaskProgress::total);
        boolean told = total.isPresent() && tellsOfAll(progress.get(), bricks);
        return new SeenTask(
                removal ? SeenTask.Kind.REMOVAL : SeenTask.Kind.REBALANCE,
                told || state != SeenTask.State.COMPLETED ? state : SeenTask.State.UNTOLD,
                bricks,
                total.map(TaskProgress.Part::files).orElse(0L),
                total.map(TaskProgress.Part::failures).orElse(0L),
                removal ? total.map(TaskProgress.Part::skipped).orElse(0L) : 0,
                progress.map(TaskEyes::idle).orElse(0));
    }

    /** A node that glusterd does not reach is left out of the answer, and its failures out of the sum. */
    private static boolean tellsOfAll(TaskProgress progress, List<BrickId> bricks) {
        Set<String> told = new HashSet<>();
        progress.nodes().forEach(node -> node.id().ifPresent(told::add));
        return bricks.stream().allMatch(brick -> told.contains(brick.node().toString()));
    }

    private static int idle(TaskProgress progress) {
        return (int) progress.nodes().stream()
                .map(TaskProgress.NodePart::part)
                .filter(part -> state(part.status()).equals(Optional.of(SeenTask.State.RUNNING)))
                .filter(part -> part.seconds() == 0 && part.scanned() == 0)
                .count();
    }

    private Optional<TaskProgress> progress(VolumeName volume, List<String> bricks) {
        try {
            return bricks.isEmpty()
                    ? gluster.rebalance(volume, Deadline.in(COMMAND))
                    : Optional.of(gluster.removal(volume, bricks, Deadline.in(COMMAND)));
        } catch (GlusterdFailure _) {
            return Optional.empty();
        }
    }
}
