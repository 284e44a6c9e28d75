package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import io.brickyard.deploy.document.PoolDocument;
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
                        "One at a time: a second apply says who changes the pool.")
                .takes(Documents.FILES)
                .takes(PlannedChange.APPROVE, PlannedChange.WAIT)
                .example("brickyard apply pool.yaml", "Make it so")
                .example("brickyard apply pool.yaml --approve", "Also what can lose data");
        return PlannedChange.withExits(verb).exits(DeployExit.WRONG_DOCUMENT, "The document is wrong");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Optional<PoolDocument> document = Documents.read(arguments.operands(), here);
        return document.map(wanted -> Documents.change(wanted, here).perform(arguments, here))
                .orElse(DeployExit.WRONG_DOCUMENT);
    }
}
