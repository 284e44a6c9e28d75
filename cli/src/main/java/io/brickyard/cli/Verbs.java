package io.brickyard.cli;

import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.ExitMeaning;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All verbs. Only the one that is run is made; help, the manual and completion make them all. */
final class Verbs {

    static final Option HELP =
            Option.flag("help", "Tell about the verb, and do nothing").orShort('h');
    static final Option VERSION = Option.flag("version", "Print the version, and do nothing");
    static final Option DEBUG = Option.flag("debug", "On an unexpected error, print where it happened");
    static final List<Option> COMMON = List.of(HELP, VERSION, DEBUG);

    static final List<String> NAMES = List.of(
            "status",
            "check",
            "ok-to-stop",
            "metrics",
            "explain",
            "mute",
            "unmute",
            "mutes",
            "export",
            "plan",
            "apply",
            "node",
            "volume",
            "repair",
            "events",
            "webhook",
            "agent",
            "schema",
            "lab",
            "completion",
            "man",
            "help",
            "version");

    private Verbs() {}

    static Optional<Action> named(String name) {
        return switch (name) {
            case "status" -> Optional.of(new StatusVerb());
            case "check" -> Optional.of(new CheckVerb());
            case "ok-to-stop" -> Optional.of(new OkToStopVerb());
            case "metrics" -> Optional.of(new MetricsVerb());
            case "explain" -> Optional.of(new ExplainVerb());
            case "mute" -> Optional.of(new MuteVerb());
            case "unmute" -> Optional.of(new UnmuteVerb());
            case "mutes" -> Optional.of(new MutesVerb());
            case "export" -> Optional.of(new ExportVerb());
            case "plan" -> Optional.of(new PlanVerb());
            case "apply" -> Optional.of(new ApplyVerb());
            case "node" -> Optional.of(new NodeVerb());
            case "volume" -> Optional.of(new VolumeVerb());
            case "repair" -> Optional.of(new RepairVerb());
            case "events" -> Optional.of(new EventsVerb());
            case "webhook" -> Optional.of(new WebhookVerb());
            case "agent" -> Optional.of(new AgentVerb());
            case "schema" -> Optional.of(new SchemaVerb());
            case "lab" -> Optional.of(new LabVerb());
            case "completion" -> Optional.of(new CompletionVerb());
            case "man" -> Optional.of(new ManVerb());
            case "help" -> Optional.of(new HelpVerb());
            case "version" -> Optional.of(new VersionVerb());
            // Not for people: it is in no list.
            case "node-work" -> Optional.of(new NodeWorkVerb());
            default -> Optional.empty();
        };
    }

    static Command command() {
        List<Verb> verbs = new ArrayList<>();
        List<Command> groups = new ArrayList<>();
        for (String name : NAMES) {
            Action action = named(name).orElseThrow();
            verbs.add(action.verb());
            if (action instanceof Group group) {
                groups.add(group.command());
            }
        }
        return new Command(
                "brickyard",
                "the truth about a GlusterFS trusted storage pool",
                verbs,
                COMMON,
                List.of(
                        new ExitMeaning(Exit.DONE, "The verb did what it was asked to"),
                        new ExitMeaning(
                                Exit.INCOMPLETE,
                                "The pool could not be seen, or not all of it, or the agent did not answer as wished; the"
                                        + " output says what"),
                        new ExitMeaning(Refusal.USAGE, "The command line is wrong"),
                        new ExitMeaning(Exit.DEFECT, "A defect of Brickyard; --debug shows where"),
                        new ExitMeaning(Refusal.FILE, "Something could not be written"),
                        new ExitMeaning(130, "Interrupted with Ctrl-C")),
                groups);
    }
}
