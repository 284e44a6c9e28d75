package io.brickyard.cli.deploy;

import io.brickyard.deploy.Proposal;
import io.brickyard.json.Json;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.Step;
import java.util.List;
import java.util.Locale;

/** A proposal as one JSON document on one line. */
public final class PlanJson {

    private PlanJson() {}

    public static String of(Proposal proposal) {
        Json.Members document =
                switch (proposal.planning()) {
                    case Planning.Planned(Plan plan) -> plan(plan);
                    case Planning.Refused(List<Planning.Obstacle> obstacles) -> obstacles(obstacles);
                };
        return Json.Members.NONE
                        .with("schemaVersion", Json.Numeral.of(1))
                        .with("evidence", Json.Items.of(proposal.evidence()))
                        .with(document)
                        .inPythonsWay()
                + "\n";
    }

    private static Json.Members plan(Plan plan) {
        return Json.Members.NONE
                .with("result", plan.isEmpty() ? "nothing to do" : "steps")
                .with("needsApproval", new Json.Flag(plan.needsApproval()))
                .with(
                        "steps",
                        new Json.Items(plan.steps().stream().map(PlanJson::step).toList()))
                .with("notes", Json.Items.of(plan.notes()));
    }

    private static Json step(Step step) {
        Step.Card card = step.card();
        return Json.Members.NONE
                .with("title", card.title())
                .with("command", Json.Items.of(card.command()))
                .with("risk", card.risk().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("expectedSeconds", Json.Numeral.of(card.expected().toSeconds()));
    }

    private static Json.Members obstacles(List<Planning.Obstacle> obstacles) {
        return Json.Members.NONE
                .with("result", "refused")
                .with(
                        "obstacles",
                        new Json.Items(obstacles.stream()
                                .map(obstacle -> (Json) Json.Members.NONE
                                        .with("subject", obstacle.subject())
                                        .with("why", obstacle.why())
                                        .with("advice", obstacle.advice()))
                                .toList()));
    }
}
