package io.brickyard.cli;

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
        } catch (Exception | StackOverflowError | OutOfMemoryError defect) {
            return defect(defect, words.contains(Verbs.DEBUG.dashed()));
        }
    }

    private int dispatch(List<String> words) {
        String invokedAs = here.environment().getOrDefault("BRICKYARD_INVOKED_AS", "");
        if (invokedAs.equals("gstatus")) {
            return perform(new GstatusCommand(), "gstatus", GstatusCommand.COMMON, words);
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
        Action action = Verbs.named(name).orElseThrow(() -> unknownVerb(name));
        List<String> rest = new ArrayList<>(words.subList(0, at));
        rest.addAll(words.subList(at + 1, words.size()));
        return perform(action, "brickyard " + name, Verbs.COMMON, rest);
    }

    private int perform(Action action, String called, List<Option> common, List<String> words) {
        List<Option> options = new ArrayList<>(action.verb().options());
        options.addAll(common);
        ArgumentReader reader = new ArgumentReader(called, action.verb(), options);
        Arguments arguments = reader.read(words);
        if (arguments.has(Verbs.HELP)) {
            Command command = called.equals("gstatus") ? GstatusCommand.command() : Verbs.command();
            here.terminal().out().print(HelpText.of(command, action.verb()));
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
                ? perform(new VersionVerb(), "brickyard version", Verbs.COMMON, List.of())
                : perform(new HelpVerb(), "brickyard", Verbs.COMMON, withoutHelp(words));
    }

    private static List<String> withoutHelp(List<String> words) {
        List<String> others = new ArrayList<>(words);
        others.removeAll(List.of("--help", "-h"));
        return others;
    }

    private static Refusal unknownVerb(String name) {
        return Refusal.usage(
                "unknown verb '" + name + "'",
                "brickyard has no such verb",
                NearestWord.to(name, Verbs.NAMES)
                                .map(near -> "perhaps you meant 'brickyard " + near + "', or ")
                                .orElse("")
                        + "see brickyard help");
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
