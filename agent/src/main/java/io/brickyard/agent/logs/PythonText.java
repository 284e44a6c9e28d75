package io.brickyard.agent.logs;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON text as Python prints the value that it stands for: {@code {'name': 'gv0', 'force': False}}. */
final class PythonText {

    private static final JsonFactory JSON = new JsonFactory();

    private PythonText() {}

    static String of(String json) {
        StringBuilder text = new StringBuilder(json.length() + 16);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            value(parser, text);
        }
        return text.toString();
    }

    private static void value(JsonParser parser, StringBuilder text) {
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT -> {
                text.append('{');
                String separator = "";
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    text.append(separator);
                    string(parser.currentName(), text);
                    text.append(": ");
                    parser.nextToken();
                    value(parser, text);
                    separator = ", ";
                }
                text.append('}');
            }
            case START_ARRAY -> {
                text.append('[');
                String separator = "";
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    text.append(separator);
                    value(parser, text);
                    separator = ", ";
                }
                text.append(']');
            }
            case VALUE_STRING -> string(parser.getString(), text);
            case VALUE_TRUE -> text.append("True");
            case VALUE_FALSE -> text.append("False");
            case VALUE_NULL -> text.append("None");
            default -> text.append(parser.getString());
        }
    }

    private static void string(String value, StringBuilder text) {
        char quote = value.indexOf('\'') >= 0 && value.indexOf('"') < 0 ? '"' : '\'';
        text.append(quote);
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (c == quote) {
                        text.append('\\').append(quote);
                    } else if (c < 0x20 || c >= 0x7f && c < 0xa1 || c == 0xad) {
                        text.append("\\x")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
        text.append(quote);
    }
}
