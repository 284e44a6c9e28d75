package io.brickyard.cli.options;

import java.util.List;

/** The words that completion can offer in some place; an empty list stands for any word. */
public record Words(List<String> list) {

    public static final Words ANY = new Words(List.of());

    public Words {
        list = List.copyOf(list);
    }

    public static Words of(String... words) {
        return new Words(List.of(words));
    }

    public boolean any() {
        return list.isEmpty();
    }

    /** The words as a person reads a choice, for example {@code text, json or xml}. */
    public String asChoice() {
        StringBuilder choice = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            choice.append(i == 0 ? "" : i == list.size() - 1 ? " or " : ", ").append(list.get(i));
        }
        return choice.toString();
    }
}
