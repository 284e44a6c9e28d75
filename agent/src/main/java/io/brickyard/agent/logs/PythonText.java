package io.brickyard.agent.logs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON text as Python prints the value that it stands for: {@code {'name': 'gv0', 'force': False}}. */
final class PythonText {

    private static final JsonFactory JSON = new JsonFactory();
    /** Python keeps names as they were put in, and so the original daemon makes a body before it sorts it. */
    private static final List<String> BODY = List.of("nodeid", "ts", "event", "message");

    private PythonText() {}

    static String of(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    /**
     * Of a body that the original daemon would post.
     *
     * @param order of the names in its message; others come behind them
     */
    static String ofBody(String json, List<String> order) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            Map<String, String> body = new LinkedHashMap<>();
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                body.put(name, name.equals("message") ? dictionary(members(parser), order) : value(parser));
            }
            return dictionary(body, BODY);
        }
    }

    private static String value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> dictionary(members(parser), List.of());
            case START_ARRAY -> {
                StringJoiner list = new StringJoiner(", ", "[", "]");
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list.toString();
            }
            case VALUE_STRING -> string(parser.getString());
            case VALUE_TRUE -> "True";
            case VALUE_FALSE -> "False";
            case VALUE_NULL -> "None";
            default -> parser.getString();
        };
    }

    private static Map<String, String> members(JsonParser parser) {
        Map<String, String> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static String dictionary(Map<String, String> members, List<String> order) {
        Set<String> names = new LinkedHashSet<>(order);
        names.addAll(members.keySet());
        names.retainAll(members.keySet());
        StringJoiner text = new StringJoiner(", ", "{", "}");
        names.forEach(name -> text.add(string(name) + ": " + members.get(name)));
        return text.toString();
    }

    private static String string(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2);
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
                    } else if (printable(c)) {
                        text.appendCodePoint(c);
                    } else if (c < 0x100) {
                        text.append("\\x%02x".formatted(c));
                    } else {
                        text.append((c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c));
                    }
                }
            }
        });
        return text.append(quote).toString();
    }

    /** As Python's {@code str.isprintable} has it. */
    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
