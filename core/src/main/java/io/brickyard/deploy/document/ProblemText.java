package io.brickyard.deploy.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Problems for people: each with the line that it is in and a mark below its place.
 *
 * <p>Whatever a document holds, no control character of it gets to a terminal, and no line is longer than {@value #WIDEST}
 * characters.
 */
public final class ProblemText {

    private static final int WIDEST = 120;

    private ProblemText() {}

    /** @param sources those that were read */
    public static String of(List<Problem> problems, List<Source> sources) {
        Map<String, List<String>> lines = new HashMap<>();
        sources.forEach(source -> lines.put(source.name(), source.text().lines().toList()));
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(problem).append('\n');
            List<String> of = lines.getOrDefault(problem.file(), List.of());
            if (problem.line() <= of.size()) {
                show(of.get(problem.line() - 1), problem.column(), text);
            }
        }
        return text.toString();
    }

    private static void show(String line, int column, StringBuilder text) {
        if (line.isBlank()) {
            return;
        }
        int[] characters = line.codePoints()
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? ' ' : c)
                .toArray();
        int from = Math.max(0, Math.min(column - 1 - WIDEST / 2, characters.length - WIDEST));
        int to = Math.min(characters.length, from + WIDEST);
        int at = Math.min(column - 1, characters.length) - from;
        text.append("  | ")
                .append(new String(characters, from, to - from))
                .append("\n  | ")
                .repeat(' ', at)
                .append("^\n");
    }
}
