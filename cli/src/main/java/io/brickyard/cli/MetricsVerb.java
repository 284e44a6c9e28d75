package io.brickyard.cli;

import io.brickyard.cli.monitoring.PoolMetrics;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.survey.SurveyRequest;

/** {@code brickyard metrics}: the pool in Prometheus's text format. */
final class MetricsVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("metrics", "Print the pool as Prometheus metrics")
                .described("For the textfile collector of a node exporter, or any scraper that runs a command. Takes no"
                        + " lock. When no glusterd can be asked, brickyard_survey_success is 0 and the rest is absent.")
                .takes(PoolOptions.SERVER, PoolOptions.RESOLVE, PoolOptions.TIMEOUT, PoolOptions.NO_HEAL)
                .example(
                        "brickyard metrics > pool.prom.new && mv pool.prom.new pool.prom",
                        "For a textfile collector, in one piece")
                .exits(0, "Everything that was to be looked at was seen")
                .exits(3, "The pool could not be seen, or not all of it; what was printed is valid");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        SurveyRequest request = PoolOptions.request(arguments, SurveyRequest.Depth.LOCAL);
        String version = Version.number();
        try {
            PoolView view = PoolView.told(here, request);
            here.terminal().out().print(PoolMetrics.of(view.survey(), view.assessment(), version));
            return view.survey().complete() ? Exit.DONE : Exit.INCOMPLETE;
        } catch (GlusterdFailure failure) {
            Complaint.of(failure).printTo(here.terminal().err());
            here.terminal().out().print(PoolMetrics.ofNothing(version));
            return Exit.INCOMPLETE;
        }
    }
}
