package io.brickyard.events;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes JSON as ASCII text on one line. Whoever writes is trusted to open, name and close in order; what is written as text
 * is always escaped, so that nothing a value holds can leave its place.
 */
public final class JsonText {
    private static final char[] HEXADECIMAL = "0123456789abcdef".toCharArray();

    private final StringBuilder json = new StringBuilder(256);
    private final String comma;
    private final String colon;
    /** For each open object or array, whether something is in it already. */
    private final Deque<Boolean> filled = new ArrayDeque<>();

    private boolean named;

    private JsonText(String comma, String colon) {
        this.comma = comma;
        this.colon = colon;
    }

    public static JsonText compact() {
        return new JsonText(",", ":");
    }

    /** With the spaces that Python's json module puts by default. */
    public static JsonText spaced() {
        return new JsonText(", ", ": ");
    }

    public JsonText object() {
        return open('{');
    }

    public JsonText endObject() {
        return close('}');
    }

    public JsonText array() {
        return open('[');
    }

    public JsonText endArray() {
        return close(']');
    }

    public JsonText name(String name) {
        separate();
        quote(name);
        json.append(colon);
        named = true;
        return this;
    }

    public JsonText text(String text) {
        separate();
        quote(text);
        return this;
    }

    public JsonText number(long number) {
        separate();
        json.append(number);
        return this;
    }

    public JsonText number(BigInteger number) {
        separate();
        json.append(number);
        return this;
    }

    public JsonText flag(boolean on) {
        separate();
        json.append(on);
        return this;
    }

    public JsonText nothing() {
        return raw("null");
    }

    /** @param written a whole JSON value */
    public JsonText raw(String written) {
        separate();
        json.append(written);
        return this;
    }

    /** What has been written. */
    @Override
    public String toString() {
        return json.toString();
    }

    private JsonText open(char bracket) {
        separate();
        json.append(bracket);
        filled.push(false);
        return this;
    }

    private JsonText close(char bracket) {
        filled.pop();
        json.append(bracket);
        return this;
    }

    private void separate() {
        if (named) {
            named = false;
            return;
        }
        if (!filled.isEmpty()) {
            if (filled.pop()) {
                json.append(comma);
            }
            filled.push(true);
        }
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\f' -> json.append("\\f");
                case '\b' -> json.append("\\b");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        json.append(c);
                    } else {
                        json.append("\\u")
                                .append(HEXADECIMAL[c >> 12])
                                .append(HEXADECIMAL[(c >> 8) & 0xf])
                                .append(HEXADECIMAL[(c >> 4) & 0xf])
                                .append(HEXADECIMAL[c & 0xf]);
                    }
                }
            }
        }
        json.append('"');
    }
}
