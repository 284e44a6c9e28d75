package io.brickyard.cli;

import io.brickyard.agents.AgentFailure;
import io.brickyard.cli.eventsapi.EventsNode;
import io.brickyard.cli.eventsapi.EventsapiCommand;
import io.brickyard.cli.options.ArgumentReader;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.HelpText;
import io.brickyard.cli.options.NearestWord;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.glusterd.GlusterdFailure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The command {@code brickyard}: arguments, verb, run, exit code.
 *
 * <p>Under the name {@code gstatus} (the launcher tells it in {@code BRICKYARD_INVOKED_AS}) it is that tool's command line, and
 * so it is under {@code gluster-eventsapi}.
 */
public final class Main {

    private final Surroundings here;
    private final PrintStream err;

    Main(Surroundings here) {
        this.here = here;
        this.err = here.terminal().err();
    }

    public static void main(String[] arguments) {
        int code = new Main(Surroundings.ofThisProcess()).run(Arrays.asList(arguments));
        // Not exit, which loads Java's logging to tell of it. All is flushed, and the live view gave its terminal back
        // as it closed; its shutdown hook is for signals, which still run it.
        Runtime.getRuntime().halt(code);
    }

    /** Does what the words ask for, and returns the exit code. */
    int run(List<String> words) {
        int code = complaining(words);
        err.flush();
        return here.terminal().out().failure().map(this::unwritten).orElse(code);
    }

    private int complaining(List<String> words) {
        try {
            return dispatch(words);
        } catch (Refusal refusal) {
            Complaint.of(refusal).printTo(err);
            return refusal.exit();
        } catch (GlusterdFailure failure) {
            Complaint.of(failure).printTo(err);
            return Exit.INCOMPLETE;
        } catch (AgentFailure failure) {
            AgentComplaint.of(failure).printTo(err);
            return Exit.INCOMPLETE;
        } catch (Exception | StackOverflowError | OutOfMemoryError defect) {
            return defect(defect, words.contains(Verbs.DEBUG.dashed()));
        }
    }

    private int dispatch(List<String> words) {
        String invokedAs = here.environment().getOrDefault("BRICKYARD_INVOKED_AS", "");
        if (invokedAs.equals("gstatus")) {
            return perform(new GstatusCommand(), "gstatus", GstatusCommand::command, words);
        }
        if (EventsapiCommand.goesBy(invokedAs)) {
            return new EventsapiCommand(
                            invokedAs,
                            here.terminal().out(),
                            err,
                            () -> EventsNode.ofThisMachine(here.environment(), here.clock()))
                    .run(words);
        }
        int at = firstWord(words);
        if (at < 0) {
            return withoutVerb(words);
        }
        String name = words.get(at);
        Action action = Verbs.named(name).orElseThrow(() -> unknownVerb("", name, Verbs.NAMES));
        List<String> rest = without(at, words);
        return action instanceof Group group
                ? within(group, name, rest)
                : perform(action, "brickyard " + name, Verbs::command, rest);
    }

    /** The first word without a dash is the group's verb, as it is the command's. */
    private int within(Group group, String name, List<String> words) {
        int at = firstWord(words);
        if (at < 0) {
            return perform(group, "brickyard " + name, Verbs::command, words);
        }
        String word = words.get(at);
        Action action = group.named(word)
                .orElseThrow(() -> unknownVerb(name + " ", word, group.command().names()));
        return perform(action, "brickyard " + name + " " + word, group::command, without(at, words));
    }

    private static List<String> without(int at, List<String> words) {
        List<String> rest = new ArrayList<>(words.subList(0, at));
        rest.addAll(words.subList(at + 1, words.size()));
        return rest;
    }

    private int perform(Action action, String called, Supplier<Command> command, List<String> words) {
        List<Option> options = new ArrayList<>(action.verb().options());
        options.addAll(called.equals("gstatus") ? GstatusCommand.COMMON : Verbs.COMMON);
        ArgumentReader reader = new ArgumentReader(called, action.verb(), options);
        Arguments arguments = reader.read(words);
        if (arguments.has(Verbs.HELP)) {
            here.terminal()
                    .out()
                    .print(
                            action instanceof Group group
                                    ? HelpText.of(group.command())
                                    : HelpText.of(command.get(), action.verb()));
            return Exit.DONE;
        }
        if (arguments.has(Verbs.VERSION)) {
            here.terminal().out().println(called.equals("gstatus") ? GstatusCommand.version() : Version.line());
            return Exit.DONE;
        }
        reader.check(arguments);
        return action.run(arguments, here);
    }

    /** Only common options take no verb: none of them has a value, so the first word without a dash is the verb. */
    private static int firstWord(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).startsWith("-")) {
                return i;
            }
        }
        return -1;
    }

    private int withoutVerb(List<String> words) {
        return words.contains(Verbs.VERSION.dashed())
                ? perform(new VersionVerb(), "brickyard version", Verbs::command, List.of())
                : perform(new HelpVerb(), "brickyard", Verbs::command, withoutHelp(words));
    }

    private static List<String> withoutHelp(List<String> words) {
        List<String> others = new ArrayList<>(words);
        others.removeAll(List.of("--help", "-h"));
        return others;
    }

    /** @param group the word before it, and a space; empty: none */
    private static Refusal unknownVerb(String group, String name, List<String> names) {
        return Refusal.usage(
                "unknown verb '" + group + name + "'",
                ("brickyard " + group).strip() + " has no such verb",
                NearestWord.to(name, names)
                                .map(near -> "perhaps you meant 'brickyard " + group + near + "', or ")
                                .orElse("")
                        + ("see brickyard help " + group).strip());
    }

    private int unwritten(String failure) {
        if (FaithfulStream.readerLeft(failure)) {
            return Exit.READER_LEFT;
        }
        Complaint.of(Refusal.file(
                        "the output could not be written",
                        failure,
                        "make room, or send the output somewhere else; what was written so far is not complete"))
                .printTo(err);
        return Refusal.FILE;
    }

    private int defect(Throwable defect, boolean debug) {
        err.println("brickyard: unexpected " + defect + (debug ? "" : " (--debug shows where)"));
        if (debug) {
            defect.printStackTrace(err);
        }
        return Exit.DEFECT;
    }
}
