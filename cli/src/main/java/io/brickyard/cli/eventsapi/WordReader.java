package io.brickyard.cli.eventsapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the words as the original does (Python's argparse): long options may be shortened while they stay unambiguous,
 * options and operands may be mixed, and what is wrong ends with exit code 2 and the same words.
 */
final class WordReader {

    static final int USAGE_ERROR = 2;

    private final Usage usage;

    WordReader(String program) {
        usage = new Usage(program);
    }

    /** What the words ask for. */
    sealed interface Read {
        /** Nothing at all: the original says nothing either. */
        record Nothing() implements Read {}

        record Help(String text) implements Read {}

        record Wrong(String text) implements Read {}

        /**
         * A subcommand to run.
         *
         * @param values of options by their long names; an option without a value has an empty one
         */
        record Run(Subcommand command, List<String> operands, Map<String, String> values) implements Read {
            public Run {
                operands = List.copyOf(operands);
                values = Map.copyOf(values);
            }

            boolean has(String option) {
                return values.containsKey(option);
            }

            String value(String option) {
                return values.getOrDefault(option, "");
            }
        }
    }

    Read read(List<String> words) {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-h") || isPrefixOf(word, "--help")) {
                return new Read.Help(usage.helpOfProgram());
            }
            if (!word.startsWith("-") || word.length() == 1) {
                Optional<Subcommand> command = Subcommand.named(word);
                return command.isEmpty()
                        ? wrongChoice(word)
                        : new Rest(command.get(), unknown).read(words.subList(i + 1, words.size()));
            }
            unknown.add(word);
        }
        return unknown.isEmpty() ? new Read.Nothing() : unrecognised(unknown);
    }

    private Read wrongChoice(String word) {
        List<String> names = new ArrayList<>();
        Subcommand.ALL.forEach(command -> names.add("'" + command.name() + "'"));
        return wrong("argument " + Subcommand.choice() + ": invalid choice: '" + word + "' (choose from "
                + String.join(", ", names) + ")");
    }

    private Read unrecognised(List<String> words) {
        return wrong("unrecognized arguments: " + String.join(" ", words));
    }

    private Read wrong(String text) {
        return new Read.Wrong(usage.ofProgram() + usage.program() + ": error: " + text + "\n");
    }

    private static boolean isPrefixOf(String word, String option) {
        return word.length() > 2 && option.startsWith(word);
    }

    /** The words behind the subcommand. */
    private final class Rest {
        private final Subcommand command;
        private final List<String> unknown;
        private final List<String> operands = new ArrayList<>();
        private final Map<String, String> values = new HashMap<>();

        Rest(Subcommand command, List<String> unknown) {
            this.command = command;
            this.unknown = unknown;
        }

        Read read(List<String> words) {
            boolean optionsOver = false;
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (!optionsOver && word.equals("--")) {
                    optionsOver = true;
                } else if (optionsOver || !word.startsWith("-") || word.length() == 1 || word.contains(" ")) {
                    operand(word);
                } else if (word.equals("-h") || isPrefixOf(word, "--help")) {
                    return new Read.Help(usage.help(command));
                } else {
                    List<Subcommand.Flag> flags = matching(word);
                    if (flags.isEmpty()) {
                        unknown.add(word);
                        continue;
                    }
                    if (flags.size() > 1) {
                        return ambiguous(word, flags);
                    }
                    if (!flags.getFirst().takesValue() && word.contains("=")) {
                        return wrongHere("argument " + both(flags.getFirst()) + ": ignored explicit argument '"
                                + word.substring(word.indexOf('=') + 1) + "'");
                    }
                    Optional<String> next = i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty();
                    int taken = option(flags.getFirst(), word, next);
                    if (taken < 0) {
                        return wrongHere("argument " + both(flags.getFirst()) + ": expected one argument");
                    }
                    i += taken;
                }
            }
            return complete();
        }

        private Read complete() {
            if (operands.size() < command.positionals().size()) {
                List<String> missing = new ArrayList<>();
                command.positionals()
                        .subList(operands.size(), command.positionals().size())
                        .forEach(positional -> missing.add(positional.name()));
                return wrongHere("the following arguments are required: " + String.join(", ", missing));
            }
            return unknown.isEmpty() ? new Read.Run(command, operands, values) : unrecognised(unknown);
        }

        private void operand(String word) {
            (operands.size() < command.positionals().size() ? operands : unknown).add(word);
        }

        /** How many of the next words were taken; less than none when its value is missing. */
        private int option(Subcommand.Flag flag, String word, Optional<String> next) {
            String value = word.startsWith("--")
                    ? word.contains("=") ? word.substring(word.indexOf('=') + 1) : ""
                    : word.substring(2);
            boolean attached = word.startsWith("--") ? word.contains("=") : word.length() > 2;
            if (!flag.takesValue() || attached) {
                values.put(flag.name(), value);
                return 0;
            }
            if (next.isEmpty()
                    || next.get().startsWith("-")
                            && next.get().length() > 1
                            && !next.get().contains(" ")) {
                return -1;
            }
            values.put(flag.name(), next.get());
            return 1;
        }

        private List<Subcommand.Flag> matching(String word) {
            List<Subcommand.Flag> matching = new ArrayList<>();
            String bare = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            for (Subcommand.Flag flag : command.flags()) {
                if (flag.name().equals(bare)) {
                    return List.of(flag);
                }
                boolean shortForm =
                        !word.startsWith("--") && !flag.letter().isEmpty() && word.startsWith(flag.letter());
                if (shortForm || bare.startsWith("--") && isPrefixOf(bare, flag.name())) {
                    matching.add(flag);
                }
            }
            return matching;
        }

        private Read ambiguous(String word, List<Subcommand.Flag> flags) {
            List<String> names = new ArrayList<>();
            flags.forEach(flag -> names.add(flag.name()));
            return wrongHere("ambiguous option: " + word + " could match " + String.join(", ", names));
        }

        private String both(Subcommand.Flag flag) {
            return flag.letter().isEmpty() ? flag.name() : flag.name() + "/" + flag.letter();
        }

        private Read wrongHere(String text) {
            return new Read.Wrong(
                    usage.of(command) + usage.program() + " " + command.name() + ": error: " + text + "\n");
        }
    }
}
