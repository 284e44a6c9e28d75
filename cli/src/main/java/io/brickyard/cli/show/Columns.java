package io.brickyard.cli.show;

import java.util.ArrayList;
import java.util.List;

/**
 * Text measured in the columns that a terminal gives it: letters take one, East Asian wide ones two, combining marks none.
 *
 * <p>Texts that came from elsewhere pass through {@link #printable} first; after it one {@code char} below 0x300 is one
 * column, which is the fast path of everything here.
 */
final class Columns {

    private static final char REPLACEMENT = '?';

    private Columns() {}

    /** The text without anything that a terminal would obey instead of show; beyond ASCII only where the look allows it. */
    static String printable(String text, Look look) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return replaced(text, look);
            }
        }
        return text;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }

    private static String replaced(String text, Look look) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point == '…' && !look.unicode()) {
                out.append(Glyphs.ASCII.ellipsis());
            } else if (point < 0x7f ? point < ' ' : !look.unicode() || !isShowable(point)) {
                out.append(REPLACEMENT);
            } else {
                out.appendCodePoint(point);
            }
        }
        return out.toString();
    }

    private static boolean isShowable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            width += width(point);
        }
        return width;
    }

    private static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** The blocks whose characters Unicode calls East Asian wide, and the emoji. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x2e80 && point <= 0xa4cf)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0xffe0 && point <= 0xffe6)
                || (point >= 0x1f300 && point <= 0x1faff)
                || (point >= 0x20000 && point <= 0x3fffd);
    }

    /** The beginning of the text, ending in an ellipsis, if it is wider than {@code most}. */
    static String cut(String text, int most, Look look) {
        if (width(text) <= most) {
            return text;
        }
        String ellipsis = look.glyphs().ellipsis();
        int room = most - width(ellipsis);
        return room <= 0 ? ellipsis.substring(0, Math.max(0, most)) : text.substring(0, prefix(text, room)) + ellipsis;
    }

    /** Both ends of the text with an ellipsis between if it is wider than {@code most}: names differ at their ends. */
    static String cutMiddle(String text, int most, Look look) {
        String ellipsis = look.glyphs().ellipsis();
        int room = most - width(ellipsis);
        if (width(text) <= most || room < 2) {
            return cut(text, most, look);
        }
        int head = prefix(text, (room + 1) / 2);
        int tail = text.length();
        int used = 0;
        while (tail > head) {
            int point = text.codePointBefore(tail);
            if (used + width(point) > room / 2) {
                break;
            }
            used += width(point);
            tail -= Character.charCount(point);
        }
        return text.substring(0, head) + ellipsis + text.substring(tail);
    }

    /** How many chars of the text fit into that many columns. */
    private static int prefix(String text, int columns) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (used + width(point) > columns) {
                return i;
            }
            used += width(point);
            i += Character.charCount(point);
        }
        return i;
    }

    /** Breaks the text at spaces into lines of at most that many columns; a longer word is broken where it must. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>(2);
        String rest = text.strip();
        while (width(rest) > columns) {
            int fits = Math.max(1, prefix(rest, columns));
            int space = rest.lastIndexOf(' ', fits);
            int end = space > 0 ? space : fits;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }
}
