package io.brickyard.glusterd.command;

import java.nio.charset.StandardCharsets;

/** A short, printable piece of an unreadable answer, for the message about it. */
final class Excerpt {
    private static final int LENGTH = 80;

    private Excerpt() {}

    /** Mostly what stands before the position: that is where the damage began. */
    static String around(byte[] bytes, int position) {
        int end = Math.clamp(position + (long) LENGTH / 4, 0, bytes.length);
        int start = Math.max(0, end - LENGTH);
        return printable(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }

    static String of(String text) {
        return printable(text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…");
    }

    /** Control characters could steer the terminal on which the message is shown. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                if (!shown.isEmpty() && shown.charAt(shown.length() - 1) != ' ') {
                    shown.append(' ');
                }
            } else {
                shown.append(Character.isISOControl(c) ? '?' : c);
            }
        }
        return shown.toString().strip();
    }
}
