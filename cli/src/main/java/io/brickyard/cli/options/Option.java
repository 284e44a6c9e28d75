package io.brickyard.cli.options;

import java.util.Optional;

/**
 * One option of a verb.
 *
 * @param name the long name without its dashes
 * @param letter the short form
 * @param value what follows it
 * @param repeatable whether it may be given more than once; otherwise the last one wins
 * @param text what it does, one sentence without a full stop
 */
public record Option(String name, Optional<Character> letter, Value value, boolean repeatable, String text) {

    /** What follows an option. */
    public sealed interface Value {
        /** Whether anything may follow. */
        boolean may();

        /** Whether something must follow. */
        boolean must();

        /** Nothing: the option itself says it all. */
        record None() implements Value {
            @Override
            public boolean may() {
                return false;
            }

            @Override
            public boolean must() {
                return false;
            }
        }

        /**
         * Always something.
         *
         * @param usual what holds when the option is not given; empty: nothing in particular
         */
        record Required(String placeholder, Words words, String usual) implements Value {
            @Override
            public boolean may() {
                return true;
            }

            @Override
            public boolean must() {
                return true;
            }
        }

        /**
         * Something or nothing.
         *
         * @param otherwise what holds when the option stands alone
         */
        record Possible(String placeholder, String otherwise) implements Value {
            @Override
            public boolean may() {
                return true;
            }

            @Override
            public boolean must() {
                return false;
            }
        }
    }

    public static Option flag(String name, String text) {
        return new Option(name, Optional.empty(), new Value.None(), false, text);
    }

    public static Option with(String name, String placeholder, String text) {
        return new Option(name, Optional.empty(), new Value.Required(placeholder, Words.ANY, ""), false, text);
    }

    public static Option oneOf(String name, String placeholder, Words words, String usual, String text) {
        return new Option(name, Optional.empty(), new Value.Required(placeholder, words, usual), false, text);
    }

    public static Option maybeWith(String name, String placeholder, String otherwise, String text) {
        return new Option(name, Optional.empty(), new Value.Possible(placeholder, otherwise), false, text);
    }

    public Option orShort(char shortForm) {
        return new Option(name, Optional.of(shortForm), value, repeatable, text);
    }

    public Option repeated() {
        return new Option(name, letter, value, true, text);
    }

    public Option usually(String usual) {
        return value instanceof Value.Required required
                ? new Option(
                        name,
                        letter,
                        new Value.Required(required.placeholder(), required.words(), usual),
                        repeatable,
                        text)
                : this;
    }

    public boolean takesValue() {
        return value.may();
    }

    /** The words that may follow; {@link Words#ANY} where any may, or none does. */
    public Words words() {
        return value instanceof Value.Required required ? required.words() : Words.ANY;
    }

    /** The long form as it is typed, for example {@code --watch}. */
    public String dashed() {
        return "--" + name;
    }

    /** The option with its placeholder, for example {@code -v, --volume GLOB}. */
    public String synopsis() {
        String both = letter.isPresent() ? "-" + letter.get() + ", " + dashed() : "    " + dashed();
        return switch (value) {
            case Value.None _ -> both;
            case Value.Required required -> both + " " + required.placeholder();
            case Value.Possible possible -> both + " [" + possible.placeholder() + "]";
        };
    }

    /** The sentence, with the default and whether it repeats. */
    public String fullText() {
        StringBuilder full = new StringBuilder(text);
        switch (value) {
            case Value.None _ -> {}
            case Value.Required required -> {
                if (!required.usual().isEmpty()) {
                    full.append(" (default: ").append(required.usual()).append(')');
                }
            }
            case Value.Possible possible -> {
                full.append(" (without a value: ").append(possible.otherwise()).append(')');
            }
        }
        return repeatable ? full.append("; may be given more than once").toString() : full.toString();
    }
}
