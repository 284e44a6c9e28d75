package io.brickyard.cli.show;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which lines of a view were not there at the look before, and marks them in a margin of {@value #MARGIN} columns.
 *
 * <p>A line counts as old wherever it stood before, so that a line more at the top does not mark all below it. How long a
 * look took, and for how long a problem is there, change every time and do not count.
 */
final class Changes {

    static final int MARGIN = 2;

    /** What {@link FindingText} says at the end of a lead, without its spaces: (for3h5min). */
    private static final Pattern AGE = Pattern.compile("\\(for[0-9][0-9a-z]*\\)$");

    private Set<String> before = Set.of();
    private Set<String> now = Set.of();
    private boolean first = true;

    /** A new look is about to be shown; what was shown last becomes what it is compared with. */
    void next() {
        first = now.isEmpty();
        before = now;
        now = Set.of();
    }

    /** The lines of the view with their margin. Can be asked again for the same look, for example after a resize. */
    List<String> mark(String text, Look look) {
        Tone tone = Tone.WARNING;
        String mark = look.unicode() ? "▌" : "*";
        String painted = look.colour() ? "\u001b[" + tone.code() + "m" + mark + "\u001b[0m" : mark;
        List<String> marked = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : text.split("\n", -1)) {
            String content = content(line);
            seen.add(content);
            boolean changed = !first && !content.isEmpty() && !before.contains(content);
            marked.add((changed ? painted : " ") + " " + line);
        }
        if (text.endsWith("\n")) {
            marked.removeLast();
        }
        now = seen;
        return marked;
    }

    /** The line without colours, spacing and the time that the look took: those may differ though nothing has changed. */
    private static String content(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\u001b') {
                i = line.indexOf('m', i);
            } else if (c != ' ') {
                out.append(c);
            }
        }
        return withoutDurations(out.toString());
    }

    private static String withoutDurations(String line) {
        String text = AGE.matcher(line).replaceFirst("");
        int end = Math.max(text.indexOf("mscomplete"), text.indexOf("msNOTCOMPLETE"));
        if (end < 0) {
            end = Math.max(text.indexOf("scomplete"), text.indexOf("sNOTCOMPLETE"));
        }
        int begin = end;
        while (begin > 0 && (Character.isDigit(text.charAt(begin - 1)) || text.charAt(begin - 1) == '.')) {
            begin--;
        }
        return begin < end ? text.substring(0, begin) + text.substring(end).replaceFirst("^m?s", "") : text;
    }
}
