package io.brickyard.health;

import io.brickyard.survey.TaskReport;
import java.util.List;
import java.util.Optional;

/** Rebalances and removals of bricks, where the survey asked for tasks. */
final class TaskChecks implements Checks {

    @Override
    public void find(Situation situation, List<Finding> into) {
        for (TaskReport task : situation.survey().extras().tasks()) {
            Optional<Check> check = task.removesBricks() ? ofRemoval(task.status()) : ofRebalance(task.status());
            if (check.isPresent()) {
                into.add(finding(situation, check.get(), task));
            }
        }
    }

    private static Optional<Check> ofRebalance(TaskReport.Status status) {
        return switch (status) {
            case RUNNING -> Optional.of(Check.REBALANCE_RUNNING);
            case FAILED -> Optional.of(Check.REBALANCE_FAILED);
            case NOT_STARTED, STOPPED, COMPLETED, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Check> ofRemoval(TaskReport.Status status) {
        return switch (status) {
            case RUNNING -> Optional.of(Check.REMOVE_BRICK_RUNNING);
            case FAILED -> Optional.of(Check.REMOVE_BRICK_FAILED);
            case COMPLETED -> Optional.of(Check.REMOVE_BRICK_UNCOMMITTED);
            case NOT_STARTED, STOPPED, UNKNOWN -> Optional.empty();
        };
    }

    private static Finding finding(Situation situation, Check check, TaskReport task) {
        StringBuilder bricks = new StringBuilder();
        for (String brick : task.bricks()) {
            bricks.append(' ').append(Words.quoted(brick));
        }
        String removal = "gluster volume remove-brick " + task.volume() + bricks;
        String rebalance = "gluster volume rebalance " + task.volume();
        Commands commands = situation.commands();
        Draft draft = new Draft(check, Target.of(task.volume()), task.volume() + ": " + summary(task))
                .evidence("task " + task.id() + ": " + task.kind() + ", " + task.status())
                .extent(Math.max(1, task.bricks().size()));
        if (!task.removesBricks()) {
            draft.remedy(commands.locking(rebalance + " status"));
            if (task.status() == TaskReport.Status.FAILED) {
                draft.remedy("# when the cause is mended:").remedy(commands.locking(rebalance + " start"));
            }
        } else {
            draft.remedy(commands.locking(removal + " status"));
            if (task.status() == TaskReport.Status.COMPLETED) {
                draft.remedy("# without failed or skipped files:").remedy(commands.locking(removal + " commit"));
            } else if (task.status() == TaskReport.Status.FAILED) {
                draft.remedy("# do not commit; to keep the bricks:").remedy(commands.locking(removal + " stop"));
            }
        }
        return draft.finding();
    }

    private static String summary(TaskReport task) {
        String what =
                task.removesBricks() ? "removal of " + Words.count(task.bricks().size(), "brick") : "rebalance";
        return switch (task.status()) {
            case RUNNING -> what + " runs";
            case FAILED -> what + " failed";
            case COMPLETED -> what + " is done but neither committed nor stopped";
            case NOT_STARTED, STOPPED, UNKNOWN -> what + " does not run";
        };
    }
}
