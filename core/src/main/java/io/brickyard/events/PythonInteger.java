package io.brickyard.events;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Reads a whole number as Python's {@code int(text)} does (3.11): white space around it, a sign, single underscores between
 * digits, the decimal digits of all scripts, and at most 4,300 digits.
 */
final class PythonInteger {
    private static final int MOST_DIGITS = 4300;

    static Optional<BigInteger> parse(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        boolean negative = from < to && text.charAt(from) == '-';
        if (negative || (from < to && text.charAt(from) == '+')) {
            from++;
        }
        StringBuilder digits = new StringBuilder(to - from);
        if (!digits(text.substring(from, to), digits) || digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(digits.toString());
        return Optional.of(negative ? number.negate() : number);
    }

    /** Whether the text is digits only, with single underscores between them. */
    private static boolean digits(String text, StringBuilder digits) {
        boolean afterDigit = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '_') {
                if (!afterDigit) {
                    return false;
                }
                afterDigit = false;
                continue;
            }
            int digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
            if (digit < 0) {
                return false;
            }
            digits.append((char) ('0' + digit));
            afterDigit = true;
        }
        return afterDigit;
    }

    /** Not the separators 0x1c to 0x1f, which Python takes for space elsewhere. */
    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || (c > 0x7f && Character.isSpaceChar(c));
    }

    private PythonInteger() {}
}
