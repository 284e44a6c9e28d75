package io.brickyard.cli.options;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines at spaces; a word that is longer than a line stays whole. */
public final class Wrapped {

    private Wrapped() {}

    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The lines joined, every one but the first with an indent before it. */
    public static String hanging(String text, int indent, int width) {
        return String.join("\n" + " ".repeat(indent), lines(text, Math.max(20, width - indent)));
    }
}
