package io.brickyard.cli.show;

import io.brickyard.cli.show.LiveView.Size;
import java.util.List;

/**
 * What is on a terminal's screen, so that drawing touches only the lines that differ: nothing flickers, and little goes
 * over a slow line.
 *
 * <p>A change is wrapped in the terminal's synchronised update where it knows that; others ignore it.
 */
final class Canvas {

    private static final String ESCAPE = "\u001b[";

    private List<String> drawn = List.of();

    /** The text to send so that the screen shows these lines, and none other; at most as many as it has rows. */
    String draw(List<String> lines, Size size) {
        StringBuilder out = new StringBuilder();
        if (drawn.isEmpty()) {
            out.append(ESCAPE).append("2J");
        }
        int rows = Math.min(size.rows(), Math.max(lines.size(), drawn.size()));
        for (int i = 0; i < rows; i++) {
            String line = i < lines.size() ? lines.get(i) : "";
            if (i >= drawn.size() || !drawn.get(i).equals(line)) {
                out.append(ESCAPE).append(i + 1).append(";1H");
                out.append(cut(line, size.columns()))
                        .append(ESCAPE)
                        .append("0m")
                        .append(ESCAPE)
                        .append('K');
            }
        }
        drawn = List.copyOf(lines);
        return out.isEmpty() ? "" : ESCAPE + "?2026h" + out + ESCAPE + "?2026l";
    }

    /** At most so many columns of the line; colour sequences take none. */
    private static String cut(String line, int columns) {
        int used = 0;
        for (int i = 0; i < line.length(); ) {
            if (line.charAt(i) == '\u001b') {
                i = line.indexOf('m', i) + 1;
                continue;
            }
            int point = line.codePointAt(i);
            used += Columns.width(Character.toString(point));
            if (used > columns) {
                return line.substring(0, i);
            }
            i += Character.charCount(point);
        }
        return line;
    }
}
