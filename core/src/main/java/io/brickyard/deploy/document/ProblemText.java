package io.brickyard.deploy.document;

import java.util.List;

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
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(problem).append('\n');
            sources.stream()
                    .filter(source -> source.name().equals(problem.file()))
                    .findFirst()
                    .ifPresent(source -> show(line(source.text(), problem.line()), problem.column(), text));
        }
        return text.toString();
    }

    private static String line(String text, int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
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
