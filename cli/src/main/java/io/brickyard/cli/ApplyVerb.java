package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.deploy.SavedPlan;
import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.deploy.document.Source;
import java.util.List;
import java.util.Optional;

/** {@code brickyard apply}: brings the pool to where a document wants it. */
final class ApplyVerb implements Action {

    @Override
    public Verb verb() {
        Verb verb = Verb.of("apply", "Bring the pool to where a document wants it")
                .described(
                        "Does the steps that brickyard plan shows. Before each it looks whether the step is done already and"
                                + " can be done; after each it waits for the effect; at the first surprise it stops.",
                        "It can be interrupted or killed at any point: run it again, and it goes on where the pool is."
                                + " Nothing is done twice, and once all is done, nothing more is.",
                        "A plan that brickyard plan --out saved is done only if the pool is still as it was seen then;"
                                + " else what differs is told.",
                        "One at a time in the whole pool: a second apply, also on another node, says who changes the pool.")
                .takes(Documents.FILES)
                .takes(PlannedChange.APPROVE, PlannedChange.WAIT, PlannedChange.MINORITY)
                .example("brickyard apply pool.yaml", "Make it so")
                .example("brickyard apply change.plan", "Do just what a saved plan says, or nothing")
                .example("brickyard apply pool.yaml --approve", "Also what can lose data");
        return PlannedChange.withExits(verb).exits(DeployExit.WRONG_DOCUMENT, "The document is wrong");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        List<Source> sources = Documents.sources(arguments.operands());
        Optional<SavedPlan> saved = saved(sources);
        return Documents.read(saved.map(SavedPlan::documents).orElse(sources), here)
                .map(document -> change(document, saved, here).perform(arguments, here))
                .orElse(DeployExit.WRONG_DOCUMENT);
    }

    private static PlannedChange change(PoolDocument document, Optional<SavedPlan> saved, Surroundings here) {
        PlannedChange change = Documents.change(document, here);
        return saved.map(plan -> new PlannedChange(change.deployment(), plan.towards(document.pool()), change.aim()))
                .orElse(change);
    }

    /** What brickyard plan --out wrote; empty when a document is given. */
    private static Optional<SavedPlan> saved(List<Source> sources) {
        if (sources.size() != 1) {
            return Optional.empty();
        }
        try {
            return SavedPlan.read(sources.getFirst().text());
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(
                    "the plan " + sources.getFirst().name() + " is not used",
                    String.valueOf(e.getMessage()),
                    "make it anew: brickyard plan DOCUMENT --out FILE");
        }
    }
}
