package io.brickyard.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole command.
 *
 * @param purpose one line, without a full stop
 * @param verbs in the order in which help lists them
 * @param common the options that every verb takes
 * @param exits the exit codes that any verb may end with
 */
public record Command(String name, String purpose, List<Verb> verbs, List<Option> common, List<ExitMeaning> exits) {

    public Command {
        verbs = List.copyOf(verbs);
        common = List.copyOf(common);
        exits = List.copyOf(exits);
    }

    public Optional<Verb> verb(String wanted) {
        for (Verb verb : verbs) {
            if (verb.name().equals(wanted)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** A verb's own options, then the common ones. */
    public List<Option> options(Verb verb) {
        List<Option> all = new ArrayList<>(verb.options());
        all.addAll(common);
        return all;
    }
}
