package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import io.brickyard.deploy.Exported;
import io.brickyard.deploy.document.PoolDocuments;
import io.brickyard.survey.SurveyRequest;

/** {@code brickyard export}: the document of the pool that there is. */
final class ExportVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("export", "Write the document of the pool as it is")
                .described(
                        "A pool that was made by hand is taken over so: export it, and brickyard plan shows nothing to do."
                                + " Then change the document, and apply it.",
                        "Options that were never set are left out; each volume lists its bricks. Takes no lock.")
                .takes(PoolOptions.SERVER, PoolOptions.RESOLVE, PoolOptions.TIMEOUT)
                .example("brickyard export > pool.yaml", "Take over a pool that was made by hand");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        SurveyRequest request = PoolOptions.request(arguments, SurveyRequest.Depth.LOCAL);
        here.terminal().out().print(PoolDocuments.write(Exported.of(here.pools().survey(request), "pool")));
        return Exit.DONE;
    }
}
