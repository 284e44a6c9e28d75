package io.brickyard.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * Reads the words behind a verb.
 *
 * <p>commons-cli does the reading; this class hands it the declared options and turns its complaints into ones that help.
 * Long options are never accepted in part, so that a new option cannot change what an old script means; quotes in a value
 * stay what they are.
 */
public final class ArgumentReader {

    private final String called;
    private final Verb verb;
    private final List<Option> known;

    /**
     * A reader for one verb.
     *
     * @param called how the verb is typed, for example {@code brickyard status}
     */
    public ArgumentReader(String called, Verb verb, List<Option> known) {
        this.called = called;
        this.verb = verb;
        this.known = List.copyOf(known);
    }

    /**
     * Reads options and operands; whether they are such as the verb takes is for {@link #check}.
     *
     * @throws Refusal when an option is unknown or lacks its value
     */
    public Arguments read(List<String> words) {
        CommandLine line = parsed(words);
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (org.apache.commons.cli.Option given : line.getOptions()) {
            List<String> texts = values.computeIfAbsent(given.getLongOpt(), _ -> new ArrayList<>());
            texts.add(given.getValue() == null ? "" : given.getValue());
        }
        return new Arguments(values, line.getArgList());
    }

    private CommandLine parsed(List<String> words) {
        Options declared = new Options();
        for (Option option : known) {
            declared.addOption(declared(option));
        }
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            return parser.parse(declared, words.toArray(new String[0]));
        } catch (UnrecognizedOptionException unknown) {
            throw unknown(unknown.getOption());
        } catch (MissingArgumentException missing) {
            throw missing(missing.getOption().getLongOpt());
        } catch (ParseException other) {
            throw refused(String.valueOf(other.getMessage()), "the options could not be read", "");
        }
    }

    private static org.apache.commons.cli.Option declared(Option option) {
        org.apache.commons.cli.Option.Builder builder = option.letter().isPresent()
                ? org.apache.commons.cli.Option.builder(option.letter().get().toString())
                : org.apache.commons.cli.Option.builder();
        return builder.longOpt(option.name())
                .hasArg(option.takesValue())
                .optionalArg(option.takesValue() && !option.value().must())
                .get();
    }

    /**
     * Checks the words that have a fixed choice, and the number of operands.
     *
     * @throws Refusal when they do not fit the verb
     */
    public void check(Arguments read) {
        for (Option option : known) {
            for (String value : read.values(option)) {
                if (!option.words().any() && !option.words().list().contains(value)) {
                    throw refused(
                            option.dashed() + " cannot be '" + value + "'",
                            "it takes " + option.words().asChoice(),
                            NearestWord.to(value, option.words().list())
                                    .map(near -> "perhaps " + option.dashed() + " " + near)
                                    .orElse(""));
                }
            }
        }
        Operand operand = verb.operand();
        int count = read.operands().size();
        if (count > operand.atMost()) {
            throw refused(
                    "there is one word too many: '" + read.operands().get(operand.atMost()) + "'",
                    operand.atMost() == 0
                            ? verb.name() + " takes options only"
                            : verb.name() + " takes " + operand.synopsis(),
                    "");
        }
        if (count < operand.atLeast()) {
            throw refused(operand.placeholder() + " is missing", "it is " + operand.text(), "");
        }
    }

    private Refusal unknown(String typed) {
        int equals = typed.indexOf('=');
        String bare = equals < 0 ? typed : typed.substring(0, equals);
        Optional<Option> same = named(bare.startsWith("--") ? bare.substring(2) : "");
        if (equals > 0 && same.isPresent()) {
            return refused(bare + " takes no value", "'" + typed + "' gives it one", "leave the value out: " + bare);
        }
        List<String> names = new ArrayList<>();
        for (Option option : known) {
            names.add(option.dashed());
        }
        return refused(
                "unknown option " + bare,
                verb.name() + " has no such option",
                NearestWord.to(bare, names)
                        .map(near -> "perhaps you meant " + near)
                        .orElse(""));
    }

    private Refusal missing(String name) {
        String placeholder = "a value";
        String advice = "";
        Optional<Option> option = named(name);
        if (option.isPresent() && option.get().value() instanceof Option.Value.Required required) {
            placeholder = required.placeholder();
            advice = "type it behind the option, for example --" + name + " "
                    + (required.words().any()
                            ? required.placeholder()
                            : required.words().list().getFirst());
        }
        return refused("--" + name + " lacks its value", "it takes " + placeholder, advice);
    }

    private Optional<Option> named(String name) {
        for (Option option : known) {
            if (option.name().equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private Refusal refused(String what, String why, String advice) {
        String help = "see " + called + " --help";
        return Refusal.usage(what, why, advice.isEmpty() ? help : advice + ", or " + help);
    }
}
