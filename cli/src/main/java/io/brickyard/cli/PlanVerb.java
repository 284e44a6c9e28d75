package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import io.brickyard.deploy.document.PoolDocument;
import java.util.Optional;

/** {@code brickyard plan}: what would be done to bring the pool to where a document wants it; changes nothing. */
final class PlanVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("plan", "Show what it takes to bring the pool to where a document wants it")
                .described(
                        "Compares the pool with the document and prints the steps, each with the exact command. Steps that"
                                + " move data are marked ~, those that can lose some !. Nothing is changed.",
                        "Run it on a node of the pool, as root; for a pool that is not there yet, on the node that is to be"
                                + " its first.")
                .takes(Documents.FILES)
                .takes(PlannedChange.OUTPUT)
                .example("brickyard plan pool.yaml", "What is there to do?")
                .example("brickyard plan pool.yaml production.yaml", "One file laid over another")
                .exits(0, "There is nothing to do")
                .exits(2, "There are steps to do")
                .exits(DeployExit.REFUSED, "Something stands against it; the output says what")
                .exits(DeployExit.WRONG_DOCUMENT, "The document is wrong");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Optional<PoolDocument> document = Documents.read(arguments.operands(), here);
        return document.map(wanted -> Documents.change(wanted, here).show(arguments, here))
                .orElse(DeployExit.WRONG_DOCUMENT);
    }
}
