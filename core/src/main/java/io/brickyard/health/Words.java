package io.brickyard.health;

import java.util.List;

/** Counts and lists as a person writes them, and text as a shell takes it. */
final class Words {

    private static final String SAFE_IN_SHELL = "/.,:_-+=@%";

    private Words() {}

    /** For example {@code 1 brick}, {@code 3 bricks}. */
    static String count(long number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }

    /** The first few, and how many more there are. */
    static String list(List<String> items, int most) {
        StringBuilder text = new StringBuilder();
        int shown = items.size() <= most + 1 ? items.size() : most;
        for (int i = 0; i < shown; i++) {
            if (i > 0) {
                text.append(i == items.size() - 1 ? " and " : ", ");
            }
            text.append(items.get(i));
        }
        if (shown < items.size()) {
            text.append(" and ").append(items.size() - shown).append(" more");
        }
        return text.toString();
    }

    /** As one word of a POSIX shell; the text must not hold control characters. */
    static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean safe = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || SAFE_IN_SHELL.indexOf(c) >= 0;
            if (!safe) {
                return "'" + text.replace("'", "'\\''") + "'";
            }
        }
        return text.isEmpty() ? "''" : text;
    }

    static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
