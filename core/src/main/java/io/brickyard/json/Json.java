package io.brickyard.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A JSON value. Members keep their order, numbers their digits: what is read and written again is what it was. */
public sealed interface Json {

    record Text(String value) implements Json {
        /** Not its value, which may be a token. */
        @Override
        public String toString() {
            return "Text[" + value.length() + " characters]";
        }
    }

    /** @param literal as JSON writes it */
    record Numeral(String literal) implements Json {
        public static Numeral of(long value) {
            return new Numeral(Long.toString(value));
        }
    }

    record Flag(boolean value) implements Json {}

    record Nothing() implements Json {}

    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }

        public static Items of(List<String> texts) {
            List<Json> values = new ArrayList<>(texts.size());
            for (String text : texts) {
                values.add(new Text(text));
            }
            return new Items(values);
        }
    }

    record Members(SequencedMap<String, Json> values) implements Json {
        public static final Members NONE = new Members(new LinkedHashMap<>());

        public Members {
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }

        /** Empty for what is absent; {@code null} is no value either. */
        public Optional<Json> member(String name) {
            return Optional.ofNullable(values.get(name)).filter(value -> !(value instanceof Nothing));
        }

        /** With this member, in its old place if there is one. */
        public Members with(String name, Json value) {
            SequencedMap<String, Json> changed = new LinkedHashMap<>(values);
            changed.put(name, value);
            return new Members(changed);
        }

        public Members with(String name, String text) {
            return with(name, new Text(text));
        }

        public Members without(String name) {
            SequencedMap<String, Json> changed = new LinkedHashMap<>(values);
            changed.remove(name);
            return new Members(changed);
        }

        /** These members with the others over them. */
        public Members with(Members others) {
            SequencedMap<String, Json> changed = new LinkedHashMap<>(values);
            changed.putAll(others.values);
            return new Members(changed);
        }

        public Optional<String> text(String name) {
            return member(name)
                    .flatMap(value -> value instanceof Text text ? Optional.of(text.value) : Optional.empty());
        }

        /** A member that is true or false. */
        public Optional<Boolean> flag(String name) {
            return member(name)
                    .flatMap(value -> value instanceof Flag flag ? Optional.of(flag.value) : Optional.empty());
        }

        /** A member that is a whole number within the bounds of a long. */
        public Optional<Long> number(String name) {
            return member(name).flatMap(value -> value instanceof Numeral numeral ? whole(numeral) : Optional.empty());
        }

        /** The texts of a list; what in it is none is left out. */
        public List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            if (values.get(name) instanceof Items items) {
                for (Json value : items.values) {
                    if (value instanceof Text text) {
                        texts.add(text.value);
                    }
                }
            }
            return texts;
        }

        private static Optional<Long> whole(Numeral numeral) {
            try {
                return Optional.of(new BigDecimal(numeral.literal).longValueExact());
            } catch (ArithmeticException | NumberFormatException _) {
                return Optional.empty();
            }
        }
    }

    /** On one line, as Python's {@code json.dumps}: ", " and ": " between the parts, and nothing but ASCII. */
    default String inPythonsWay() {
        StringBuilder text = new StringBuilder();
        JsonWriting.write(this, text);
        return text.toString();
    }

    /** With its members sorted, so that equal contents give equal text. */
    default Json sorted() {
        return switch (this) {
            case Members members -> {
                SequencedMap<String, Json> sorted = new LinkedHashMap<>();
                for (Map.Entry<String, Json> member : new TreeMap<>(members.values).entrySet()) {
                    sorted.put(member.getKey(), member.getValue().sorted());
                }
                yield new Members(sorted);
            }
            case Items items ->
                new Items(items.values.stream().map(Json::sorted).toList());
            case Text text -> text;
            case Numeral numeral -> numeral;
            case Flag flag -> flag;
            case Nothing nothing -> nothing;
        };
    }
}
