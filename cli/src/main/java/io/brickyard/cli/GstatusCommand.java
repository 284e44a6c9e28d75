package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.cli.show.GstatusJson;
import io.brickyard.cli.show.GstatusRequest;
import io.brickyard.cli.show.GstatusText;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The command line of gstatus 1.x, for scripts that call it: same options, same JSON, the same exit code 0 whatever the
 * state. What has no volume name to it, as there, shows all volumes; names are regular expressions.
 */
final class GstatusCommand implements Action {

    static final List<Option> COMMON = List.of(Verbs.VERSION, Verbs.HELP, Verbs.DEBUG);

    private static final String UNKNOWN_RELEASE = "unknown";

    private static final Option VOLUME = Option.flag(
                    "volume", "Show the volumes named behind it; a name may be a regular expression")
            .orShort('v');
    private static final Option ALL =
            Option.flag("all", "Print all available details on volumes").orShort('a');
    private static final Option BRICKS =
            Option.flag("bricks", "Print the list of bricks").orShort('b');
    private static final Option QUOTA = Option.flag(
                    "quota", "Print whether quota is on; limits and usage are not shown")
            .orShort('q');
    private static final Option SNAPSHOTS = Option.flag(
                    "snapshots", "Print how many snapshots there are; their names are not shown")
            .orShort('s');
    private static final Option UNITS = Option.oneOf(
                    "units", "UNITS", Words.of("h", "k", "m", "g", "t", "p"), "h", "Show sizes in this unit")
            .orShort('u');
    private static final Option OUTPUT_MODE = Option.oneOf(
                    "output-mode",
                    "OUTPUT_MODE",
                    Words.of("json", "console"),
                    "console",
                    "Print json, or to the console")
            .orShort('o');

    private static final Map<Option, GstatusRequest.Detail> DETAILS = Map.of(
            BRICKS, GstatusRequest.Detail.BRICKS,
            QUOTA, GstatusRequest.Detail.QUOTA,
            SNAPSHOTS, GstatusRequest.Detail.SNAPSHOTS);

    static Command command() {
        return new Command(
                "gstatus", "the state of a GlusterFS pool", List.of(new GstatusCommand().verb()), COMMON, List.of());
    }

    /** Begins as gstatus's own does, with the version whose behaviour is kept. */
    static String version() {
        return "gstatus 1.0.9 (" + Version.line() + ")";
    }

    @Override
    public Verb verb() {
        return Verb.of("", "the state of a GlusterFS pool, as gstatus 1.x shows it")
                .described("Kept for scripts that call gstatus. People get more from brickyard status.")
                .takes(new Operand("VOLUME", 0, Integer.MAX_VALUE, Words.ANY, "the volumes to show; all without it"))
                .takes(VOLUME, ALL, BRICKS, QUOTA, SNAPSHOTS, UNITS, OUTPUT_MODE)
                .example("gstatus -a", "Everything about all volumes")
                .example("gstatus -o json", "For a program");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        List<Pattern> patterns = patterns(arguments.operands());
        SurveyRequest request = PoolOptions.request(arguments, SurveyRequest.Depth.ALL);
        PoolView view = PoolView.told(here, request);
        GstatusRequest wish = new GstatusRequest(
                chosen(view.survey(), patterns),
                here.pools().glusterRelease().orElse(UNKNOWN_RELEASE),
                GstatusRequest.Unit.valueOf(arguments.value(UNITS).orElse("h").toUpperCase(Locale.ROOT)),
                details(arguments),
                ZoneId.systemDefault());
        if (arguments.value(OUTPUT_MODE).orElse("console").equals("json")) {
            GstatusJson.write(
                    view.survey(), view.assessment(), wish, here.terminal().out());
        } else {
            here.terminal().out().print(GstatusText.render(view.survey(), view.assessment(), wish));
        }
        return Exit.DONE;
    }

    private static Set<GstatusRequest.Detail> details(Arguments arguments) {
        if (arguments.has(ALL)) {
            return EnumSet.allOf(GstatusRequest.Detail.class);
        }
        Set<GstatusRequest.Detail> details = EnumSet.noneOf(GstatusRequest.Detail.class);
        for (Map.Entry<Option, GstatusRequest.Detail> wish : DETAILS.entrySet()) {
            if (arguments.has(wish.getKey())) {
                details.add(wish.getValue());
            }
        }
        return details;
    }

    private static List<VolumeName> chosen(Survey survey, List<Pattern> patterns) {
        List<VolumeName> chosen = new ArrayList<>();
        for (Volume volume : survey.volumes()) {
            String name = volume.name().value();
            if (patterns.isEmpty()
                    || patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(name).matches())) {
                chosen.add(volume.name());
            }
        }
        return chosen;
    }

    private static List<Pattern> patterns(List<String> operands) {
        List<Pattern> patterns = new ArrayList<>();
        for (String operand : operands) {
            try {
                patterns.add(Pattern.compile(operand));
            } catch (PatternSyntaxException invalid) {
                throw Refusal.usage(
                        "'" + operand + "' is no regular expression",
                        String.valueOf(invalid.getDescription()),
                        "name the volume itself, or quote the expression: gstatus -v 'gv.*'");
            }
        }
        return patterns;
    }
}
