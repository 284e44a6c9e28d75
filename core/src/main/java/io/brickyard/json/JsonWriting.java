package io.brickyard.json;

import java.util.Map;

/** Writes values the way Python's {@code json.dumps} does. */
final class JsonWriting {

    private static final String HEXADECIMAL = "0123456789abcdef";

    private JsonWriting() {}

    static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Text text -> quote(text.value(), out);
            case Json.Numeral numeral -> out.append(numeral.literal());
            case Json.Flag flag -> out.append(flag.value());
            case Json.Nothing _ -> out.append("null");
            case Json.Items items -> {
                String between = "[";
                for (Json item : items.values()) {
                    write(item, out.append(between));
                    between = ", ";
                }
                out.append(items.values().isEmpty() ? "[]" : "]");
            }
            case Json.Members members -> {
                String between = "{";
                for (Map.Entry<String, Json> member : members.values().entrySet()) {
                    quote(member.getKey(), out.append(between));
                    write(member.getValue(), out.append(": "));
                    between = ", ";
                }
                out.append(members.values().isEmpty() ? "{}" : "}");
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        out.append(c);
                    } else {
                        out.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            out.append(HEXADECIMAL.charAt(c >> shift & 0xf));
                        }
                    }
                }
            }
        }
        out.append('"');
    }
}
