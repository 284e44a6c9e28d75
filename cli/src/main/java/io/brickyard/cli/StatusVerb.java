package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.cli.show.AllText;
import io.brickyard.cli.show.LiveView;
import io.brickyard.cli.show.Look;
import io.brickyard.cli.show.OverviewText;
import io.brickyard.cli.show.StatusJson;
import io.brickyard.cli.show.StatusXml;
import io.brickyard.cli.show.VolumeText;
import io.brickyard.health.Assessment;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import java.time.Duration;
import java.util.Optional;

/** {@code brickyard status}: looks at the pool once, or again and again, and shows it in the form that was asked for. */
final class StatusVerb implements Action {

    private static final Option ALL = Option.flag(
                    "all",
                    "Show everything: every finding in full, bricks, sizes, inodes, daemons, tasks. Sizes on other nodes and"
                            + " tasks are told only under a lock on each volume for a moment, so they are asked for"
                            + " only as root, on a node, when every node has just answered")
            .orShort('a');
    private static final Option OUTPUT = Option.oneOf(
                    "output", "FORM", Words.of("text", "json", "xml"), "text", "Write text, json or xml")
            .orShort('o');
    private static final Option XML = Option.flag("xml", "The same as --output xml");
    private static final Option WATCH = Option.maybeWith(
                    "watch", "SECONDS", "2", "Look again and again, and mark what changed; q or Ctrl-C ends it")
            .orShort('w');
    private static final Option EXIT_CODE =
            Option.flag("exit-code", "End with 0, 1, 2 or 3 for a pool that is OK, WARNING, ERROR or UNKNOWN");

    @Override
    public Verb verb() {
        return Verb.of("status", "Show the state of the pool, and what to do about it")
                .described(
                        "Asks every node's glusterd at once, over the network and without a lock, tries the port of every"
                                + " brick, and shows nodes, volumes and findings, most severe first. Nothing that it asks can"
                                + " block the pool or an administrator, also in the minute after a node has silently died.",
                        "A volume is ONLINE, ONLINE_DEGRADED (all files there, redundancy reduced), ONLINE_PARTIAL (some"
                                + " files out of reach), OFFLINE, STOPPED, or UNKNOWN when that cannot be told from here.")
                .takes(
                        VolumeChoice.OPTION,
                        ALL,
                        OUTPUT,
                        XML,
                        WATCH,
                        PoolOptions.SERVER,
                        PoolOptions.RESOLVE,
                        PoolOptions.TIMEOUT,
                        PoolOptions.NO_HEAL,
                        EXIT_CODE,
                        ScreenOptions.COLOR)
                .example("brickyard status", "The whole pool on one screen")
                .example("brickyard status -v 'gv*'", "The layout of some volumes, down to their bricks")
                .example("brickyard status --watch 5", "Keep an eye on it")
                .example("brickyard status --server ha1 -o json", "From any machine, for a program")
                .exits(0, "Everything that was to be looked at was seen, whatever its state")
                .exits(1, "Only with --exit-code: there are warnings")
                .exits(2, "Only with --exit-code: there are errors")
                .exits(3, "The pool could not be seen, or not all of it");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        VolumeChoice choice = new VolumeChoice(arguments.values(VolumeChoice.OPTION));
        String form = form(arguments);
        if (arguments.has(WATCH)) {
            return watch(arguments, here, form, choice);
        }
        SurveyRequest request = PoolOptions.request(
                arguments, arguments.has(ALL) ? SurveyRequest.Depth.ALL : SurveyRequest.Depth.OVERVIEW, choice::names);
        PoolView view = PoolView.told(here, request);
        switch (form) {
            case "json" ->
                StatusJson.write(
                        view.survey(), chosen(view, choice), here.terminal().out());
            case "xml" ->
                StatusXml.write(
                        view.survey(), chosen(view, choice), here.terminal().out());
            default -> here.terminal().out().print(text(view, choice, arguments, ScreenOptions.look(arguments, here)));
        }
        return exit(view, arguments);
    }

    private static Assessment chosen(PoolView view, VolumeChoice choice) {
        return choice.all() ? view.assessment() : view.assessment().of(choice.of(view.survey()));
    }

    private static int exit(PoolView view, Arguments arguments) {
        int incomplete = view.survey().complete() ? Exit.DONE : Exit.INCOMPLETE;
        if (!arguments.has(EXIT_CODE)) {
            return incomplete;
        }
        int verdict = Exit.of(view.assessment().overall());
        return verdict == Exit.DONE ? incomplete : verdict;
    }

    private static String text(PoolView view, VolumeChoice choice, Arguments arguments, Look look) {
        Survey survey = view.survey();
        Assessment assessment = view.assessment();
        if (!choice.all()) {
            return VolumeText.render(survey, assessment, choice.of(survey), look);
        }
        return arguments.has(ALL)
                ? AllText.render(survey, assessment, look)
                : OverviewText.render(survey, assessment, look);
    }

    private static int watch(Arguments arguments, Surroundings here, String form, VolumeChoice choice) {
        if (!form.equals("text") || arguments.has(ALL)) {
            throw Refusal.usage(
                    "--watch does not go with " + (form.equals("text") ? ALL.dashed() : "--output " + form),
                    form.equals("text")
                            ? "what --all asks takes locks, too much to do again and again"
                            : "it draws on a terminal",
                    "leave one of the two out");
        }
        SurveyRequest request = PoolOptions.request(arguments, SurveyRequest.Depth.LOCAL);
        Duration every = arguments
                .value(WATCH)
                .filter(seconds -> !seconds.isEmpty())
                .map(seconds -> TimeSpan.parse(WATCH.dashed(), seconds))
                .orElse(Duration.ofSeconds(2));
        Look look = ScreenOptions.look(arguments, here);
        boolean onTerminal = here.terminal().interactive();
        LiveView.Source source = new WatchedPool(
                () -> PoolView.of(here, request), (view, wide) -> text(view, choice, arguments, wide), onTerminal);
        try {
            if (onTerminal) {
                here.terminal().out().flush();
                LiveView.onTerminal(source, every, look);
            } else {
                LiveView.asBlocks(source, every, look, here.terminal().out());
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        return Exit.DONE;
    }

    private static String form(Arguments arguments) {
        Optional<String> output = arguments.value(OUTPUT);
        if (arguments.has(XML) && output.isPresent() && !output.get().equals("xml")) {
            throw Refusal.usage(
                    "--xml does not go with --output " + output.get(),
                    "both say what to write",
                    "leave one of the two out");
        }
        return arguments.has(XML) ? "xml" : output.orElse("text");
    }
}
