package io.brickyard.cli;

import io.brickyard.cli.monitoring.PluginOutput;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.survey.SurveyRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/** {@code brickyard check}: one line for a monitoring system, and the exit code that goes with it. */
final class CheckVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("check", "Check the pool for a monitoring system (Nagios, Icinga, Checkmk and the like)")
                .described(
                        "Prints one line with performance data, then one for each finding, as the monitoring plugins do."
                                + " Takes no lock. Where something cannot be seen, the worst that may be so counts.",
                        "With --volume only findings about those volumes count; findings about nodes are somebody else's"
                                + " check then.")
                .takes(
                        VolumeChoice.OPTION,
                        PoolOptions.SERVER,
                        PoolOptions.RESOLVE,
                        PoolOptions.TIMEOUT,
                        PoolOptions.NO_HEAL)
                .example("brickyard check", "The whole pool: one line, then a line for each finding")
                .example("brickyard check -v 'gv*'", "Some volumes")
                .exits(0, "OK")
                .exits(1, "WARNING")
                .exits(2, "CRITICAL")
                .exits(3, "UNKNOWN: the pool cannot be seen");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        VolumeChoice choice = new VolumeChoice(arguments.values(VolumeChoice.OPTION));
        SurveyRequest request = PoolOptions.request(arguments, SurveyRequest.Depth.OVERVIEW);
        PluginOutput output;
        try {
            PoolView view = PoolView.told(here, request);
            output = choice.all()
                    ? PluginOutput.ofPool(view.survey(), view.assessment())
                    : PluginOutput.ofVolumes(view.survey(), view.assessment(), chosen(choice, view));
        } catch (GlusterdFailure failure) {
            output = PluginOutput.unknown(Complaint.of(failure).inOneLine());
        } catch (Refusal noSuchVolume) {
            output = PluginOutput.unknown(Complaint.of(noSuchVolume).inOneLine());
        }
        here.terminal().out().print(output.text());
        return Exit.of(output.verdict());
    }

    private static Set<String> chosen(VolumeChoice choice, PoolView view) {
        Set<String> names = new LinkedHashSet<>();
        choice.of(view.survey()).forEach(name -> names.add(name.value()));
        return names;
    }
}
