package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import io.brickyard.deploy.document.PoolDocuments;

/** {@code brickyard schema}: the form of pool documents, for editors. Asks nobody. */
final class SchemaVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("schema", "Print the JSON schema of pool documents, with which editors complete and check them")
                .example("brickyard schema > pool.schema.json", "Beside a document, for editors");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        here.terminal().out().print(PoolDocuments.schema());
        return Exit.DONE;
    }
}
