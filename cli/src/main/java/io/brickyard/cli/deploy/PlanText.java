package io.brickyard.cli.deploy;

import io.brickyard.deploy.ApplyJournal;
import io.brickyard.deploy.Proposal;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.Step;
import java.time.Duration;
import java.util.List;

/** A proposal for people: each step with its risk, what it takes and the exact command, then the notes and a sum. */
public final class PlanText {

    private PlanText() {}

    /** @param aim what holds when there is nothing to do: {@code the pool is as the document wants it} */
    public static String of(Proposal proposal, String aim) {
        StringBuilder text = new StringBuilder();
        proposal.evidence().forEach(line -> text.append(line).append('\n'));
        if (!proposal.evidence().isEmpty()) {
            text.append('\n');
        }
        proposal.unfinished().ifPresent(unfinished -> unfinished(unfinished, text));
        switch (proposal.planning()) {
            case Planning.Planned(Plan plan) -> plan(plan, aim, text);
            case Planning.Refused(List<Planning.Obstacle> obstacles) -> obstacles(obstacles, text);
        }
        return text.toString();
    }

    private static void unfinished(ApplyJournal.Unfinished earlier, StringBuilder text) {
        text.append("An apply by ").append(earlier.by()).append(" of ").append(earlier.began());
        if (earlier.done() == earlier.steps()) {
            text.append(" left something undone, because a node did not answer.\n\n");
            return;
        }
        text.append(" ended after ")
                .append(earlier.done())
                .append(" of ")
                .append(earlier.steps())
                .append(" steps");
        earlier.at().ifPresent(title -> text.append(", in: ").append(title));
        text.append(".\nWhat follows is what is left to do.\n\n");
    }

    private static void obstacles(List<Planning.Obstacle> obstacles, StringBuilder text) {
        for (Planning.Obstacle obstacle : obstacles) {
            text.append(obstacle.subject()).append(": ").append(obstacle.why()).append('\n');
            text.append("  try: ").append(obstacle.advice()).append('\n');
        }
    }

    private static void plan(Plan plan, String aim, StringBuilder text) {
        if (plan.isEmpty()) {
            text.append("Nothing to do: ").append(aim).append(".\n");
        }
        int number = 0;
        for (Step step : plan.steps()) {
            Step.Card card = step.card();
            text.append(String.format("%3d  %s%s%n", ++number, sign(card.risk()), card.title()));
            text.append("       ").append(String.join(" ", card.command())).append('\n');
        }
        if (!plan.notes().isEmpty()) {
            text.append('\n');
            plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        }
        if (!plan.isEmpty()) {
            text.append('\n').append(sum(plan)).append('\n');
        }
    }

    private static String sign(Step.Risk risk) {
        return switch (risk) {
            case SAFE -> "  ";
            case MOVES_DATA -> "~ ";
            case DESTROYS -> "! ";
        };
    }

    private static String sum(Plan plan) {
        Duration expected =
                plan.steps().stream().map(step -> step.card().expected()).reduce(Duration.ZERO, Duration::plus);
        long moving = count(plan, Step.Risk.MOVES_DATA);
        long destroying = count(plan, Step.Risk.DESTROYS);
        StringBuilder sum = new StringBuilder()
                .append(plan.steps().size())
                .append(plan.steps().size() == 1 ? " step" : " steps");
        if (moving > 0) {
            sum.append(", ").append(moving).append(" of which move data (~)");
        }
        if (destroying > 0) {
            sum.append(moving > 0 ? ", " : ", of which ").append(destroying).append(" can lose data (!)");
        }
        sum.append("; at least ").append(expected.toSeconds()).append(" s");
        return sum.append('.').toString();
    }

    private static long count(Plan plan, Step.Risk risk) {
        return plan.steps().stream().filter(step -> step.card().risk() == risk).count();
    }
}
