package io.brickyard.deploy.document;

import java.util.regex.Pattern;

/** Single values as YAML: plain where every reader of YAML takes them for the same text, else in double quotes. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9/._%-]*(:/[A-Za-z0-9/._-]+)?");

    /** What a reader of YAML 1.1 or 1.2 may take for a number, a date, a switch or nothing. */
    private static final Pattern OTHER_THAN_TEXT = Pattern.compile(
            "(?i)[-+.0-9][-+.0-9_:a-fx]*|true|false|yes|no|on|off|y|n|null|~|\\.inf|\\.nan|[0-9.]+e[0-9]+");

    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,14}");

    private YamlText() {}

    static String of(String value) {
        return PLAIN.matcher(value).matches() && !OTHER_THAN_TEXT.matcher(value).matches() ? value : inQuotes(value);
    }

    /** Values of options look best as people type them, and mean the same as numbers and switches. */
    static String ofOption(String value) {
        boolean isSwitch = value.equals("on") || value.equals("off") || value.equals("true") || value.equals("false");
        return isSwitch || NUMBER.matcher(value).matches() ? value : of(value);
    }

    private static String inQuotes(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || (c > '~' && !Character.isLetterOrDigit(c))) {
                quoted.append(c > 0xFFFF ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
