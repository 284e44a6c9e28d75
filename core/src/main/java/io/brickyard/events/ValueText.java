package io.brickyard.events;

import io.brickyard.events.EventType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gives a value its type. What is not of the promised kind stays text. */
final class ValueText {

    static Value read(Kind kind, String text) {
        return switch (kind) {
            case TEXT, OPTIONS -> new Value.Text(text);
            case NUMBER -> number(text);
            case FLAG -> flag(text);
            case TEXTS -> new Value.Texts(bricks(text));
        };
    }

    private static Value number(String text) {
        String digits = text.strip();
        if (digits.length() > 20) {
            return new Value.Text(text);
        }
        try {
            return new Value.Number(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return new Value.Text(text);
        }
    }

    private static Value flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "on", "true", "yes" -> new Value.Flag(true);
            case "0", "off", "false", "no" -> new Value.Flag(false);
            default -> new Value.Text(text);
        };
    }

    /** Bricks between spaces; a word that does not name a node belongs to the path before it. */
    private static List<String> bricks(String text) {
        List<StringBuilder> bricks = new ArrayList<>();
        for (String word : text.strip().split(" ")) {
            if (word.isEmpty()) {
                continue;
            }
            if (bricks.isEmpty() || word.indexOf(":/") > 0) {
                bricks.add(new StringBuilder(word));
            } else {
                bricks.getLast().append(' ').append(word);
            }
        }
        return bricks.stream().map(StringBuilder::toString).toList();
    }

    private ValueText() {}
}
