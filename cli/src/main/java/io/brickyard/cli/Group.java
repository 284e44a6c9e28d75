package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.ExitMeaning;
import io.brickyard.cli.options.HelpText;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import java.util.List;
import java.util.Optional;

/** A verb that has verbs of its own, as in {@code brickyard events list}. Alone it tells about them. */
interface Group extends Action {

    /** Its verbs; named by all words before them. */
    Command command();

    Optional<Action> named(String name);

    /**
     * The command of verbs that are all {@linkplain #named named}.
     *
     * @param incomplete what it means when a verb could not do what it was asked to
     */
    default Command command(String name, String purpose, List<String> names, String incomplete) {
        List<Verb> verbs =
                names.stream().map(verb -> named(verb).orElseThrow().verb()).toList();
        return new Command(
                name,
                purpose,
                verbs,
                Verbs.COMMON,
                List.of(
                        new ExitMeaning(Exit.DONE, "The verb did what it was asked to"),
                        new ExitMeaning(Exit.INCOMPLETE, incomplete),
                        new ExitMeaning(Refusal.USAGE, "The command line is wrong"),
                        new ExitMeaning(130, "Interrupted with Ctrl-C")));
    }

    @Override
    default int run(Arguments arguments, Surroundings here) {
        here.terminal().out().print(HelpText.of(command()));
        return Exit.DONE;
    }
}
