package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.deploy.Proposal;
import io.brickyard.deploy.SavedPlan;
import io.brickyard.deploy.document.Source;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code brickyard plan}: what would be done to bring the pool to where a document wants it; changes nothing. */
final class PlanVerb implements Action {

    private static final Option OUT = Option.with(
            "out",
            "FILE",
            "Save the plan, bound to the pool as it was seen: brickyard apply FILE does just this, or nothing");

    @Override
    public Verb verb() {
        return Verb.of("plan", "Show what it takes to bring the pool to where a document wants it")
                .described(
                        "Compares the pool with the document and prints the steps, each with the exact command. Steps that"
                                + " move data are marked ~, those that can lose some !. Nothing is changed.",
                        "Run it on a node of the pool, as root; for a pool that is not there yet, on the node that is to be"
                                + " its first.")
                .takes(Documents.FILES)
                .takes(OUT, PlannedChange.OUTPUT)
                .example("brickyard plan pool.yaml", "What is there to do?")
                .example("brickyard plan pool.yaml production.yaml", "One file laid over another")
                .example(
                        "brickyard plan pool.yaml --out change.plan",
                        "Have just this done later: brickyard apply change.plan")
                .exits(0, "There is nothing to do")
                .exits(2, "There are steps to do")
                .exits(DeployExit.REFUSED, "Something stands against it; the output says what")
                .exits(DeployExit.WRONG_DOCUMENT, "The document is wrong");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        List<Source> sources = Documents.sources(arguments.operands());
        return Documents.read(sources, here)
                .map(wanted -> show(Documents.change(wanted, here), sources, arguments, here))
                .orElse(DeployExit.WRONG_DOCUMENT);
    }

    private static int show(PlannedChange change, List<Source> sources, Arguments arguments, Surroundings here) {
        Proposal proposal = change.deployment().propose(change.intent());
        int exit = change.show(proposal, arguments, here);
        if (arguments.value(OUT).isPresent() && proposal.planning() instanceof Planning.Planned(Plan plan)) {
            save(
                    Path.of(arguments.value(OUT).get()),
                    SavedPlan.of(
                            plan,
                            proposal.seen(),
                            sources,
                            here.clock().instant().toString()));
        }
        return exit;
    }

    private static void save(Path file, SavedPlan plan) {
        try {
            Files.writeString(file, plan.text());
        } catch (IOException e) {
            throw Refusal.file(
                    "the plan could not be written to " + file, String.valueOf(e.getMessage()), "choose another place");
        }
    }
}
