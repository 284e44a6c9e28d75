package io.brickyard.cli.options;

import java.util.ArrayList;
import java.util.List;

/**
 * One verb of the command.
 *
 * @param purpose one line, without a full stop
 * @param description paragraphs for help and manual
 * @param options its own; the common ones come from the {@link Command}
 */
public record Verb(
        String name,
        String purpose,
        List<String> description,
        Operand operand,
        List<Option> options,
        Teaching teaching) {

    /** What help adds to the bare facts. */
    public record Teaching(List<Example> examples, List<ExitMeaning> exits) {
        public static final Teaching NONE = new Teaching(List.of(), List.of());

        public Teaching {
            examples = List.copyOf(examples);
            exits = List.copyOf(exits);
        }
    }

    public Verb {
        description = List.copyOf(description);
        options = List.copyOf(options);
    }

    public static Verb of(String name, String purpose) {
        return new Verb(name, purpose, List.of(), Operand.NONE, List.of(), Teaching.NONE);
    }

    public Verb described(String... paragraphs) {
        return new Verb(name, purpose, List.of(paragraphs), operand, options, teaching);
    }

    public Verb takes(Operand taken) {
        return new Verb(name, purpose, description, taken, options, teaching);
    }

    public Verb takes(Option... own) {
        return new Verb(name, purpose, description, operand, List.of(own), teaching);
    }

    public Verb example(String line, String text) {
        List<Example> examples = new ArrayList<>(teaching.examples());
        examples.add(new Example(line, text));
        return new Verb(name, purpose, description, operand, options, new Teaching(examples, teaching.exits()));
    }

    public Verb exits(int code, String text) {
        List<ExitMeaning> exits = new ArrayList<>(teaching.exits());
        exits.add(new ExitMeaning(code, text));
        return new Verb(name, purpose, description, operand, options, new Teaching(teaching.examples(), exits));
    }
}
