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
 * @param groups verbs that have verbs of their own, each named by the words before these, for example {@code brickyard
 *     events}; the verb of that name is in {@code verbs} too
 */
public record Command(
        String name,
        String purpose,
        List<Verb> verbs,
        List<Option> common,
        List<ExitMeaning> exits,
        List<Command> groups) {

    public Command {
        verbs = List.copyOf(verbs);
        common = List.copyOf(common);
        exits = List.copyOf(exits);
        groups = List.copyOf(groups);
    }

    public Command(String name, String purpose, List<Verb> verbs, List<Option> common, List<ExitMeaning> exits) {
        this(name, purpose, verbs, common, exits, List.of());
    }

    /** The verbs behind a verb, when it has any. */
    public Optional<Command> group(Verb verb) {
        for (Command group : groups) {
            if (group.name().equals(name + " " + verb.name())) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /** The names of the verbs. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Verb verb : verbs) {
            names.add(verb.name());
        }
        return names;
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
