package io.brickyard.cli.eventsapi;

import java.util.ArrayList;
import java.util.List;

/** A table framed with dashes and bars, titles and most cells centred: what scripts that read the original's expect. */
final class TextTable {

    private final List<String> titles;
    private final boolean lastTwoToTheRight;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param lastTwoToTheRight whether the second and third column stand at the right */
    TextTable(boolean lastTwoToTheRight, String... titles) {
        this.lastTwoToTheRight = lastTwoToTheRight;
        this.titles = List.of(titles);
    }

    void row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(cell.replace('\n', ' ').replace('\r', ' '));
        }
        rows.add(row);
    }

    String text() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        rule(text, widths);
        line(text, widths, titles);
        rule(text, widths);
        for (List<String> row : rows) {
            line(text, widths, row);
        }
        if (!rows.isEmpty()) {
            rule(text, widths);
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[titles.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = length(titles.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return widths;
    }

    private static void rule(StringBuilder text, int[] widths) {
        for (int width : widths) {
            text.append('+').append("-".repeat(width + 2));
        }
        text.append("+\n");
    }

    private void line(StringBuilder text, int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            text.append("| ");
            int spare = widths[i] - length(cells.get(i));
            int before = lastTwoToTheRight && i > 0 ? spare : left(spare, length(cells.get(i)));
            text.append(" ".repeat(before)).append(cells.get(i)).append(" ".repeat(spare - before));
            text.append(' ');
        }
        text.append("|\n");
    }

    /** Where the spare room is odd, the odd half goes left of a text of even length, and right of one of odd length. */
    private static int left(int spare, int length) {
        return spare % 2 == 1 && length % 2 == 0 ? spare / 2 + 1 : spare / 2;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
