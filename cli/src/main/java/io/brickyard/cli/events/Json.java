package io.brickyard.cli.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON document that came from an agent. What is not there, or is something else, reads as empty: a newer agent may say
 * more or less than is known here.
 */
public sealed interface Json {

    Json NOTHING = new Members(Map.of());

    JsonFactory FACTORY = new JsonFactory();

    record Members(Map<String, Json> members) implements Json {}

    record Items(List<Json> items) implements Json {}

    /** A text, a number, a flag, or null, as it is written without quotes. */
    record Scalar(String text) implements Json {}

    /** A member of an object; {@link #NOTHING} when there is none. */
    default Json member(String name) {
        return this instanceof Members(Map<String, Json> members) ? members.getOrDefault(name, NOTHING) : NOTHING;
    }

    default List<Json> items(String name) {
        return member(name) instanceof Items(List<Json> items) ? items : List.of();
    }

    default String text(String name) {
        return member(name) instanceof Scalar(String text) ? text : "";
    }

    default long number(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException other) {
            return 0;
        }
    }

    default boolean flag(String name) {
        return text(name).equals("true");
    }

    /** Empty when the bytes are no JSON. */
    static Optional<Json> parse(byte[] document) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            return json.nextToken() == null ? Optional.empty() : Optional.of(value(json));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static Json value(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Json> members = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken _ = json.nextToken();
                members.put(name, value(json));
            }
            return new Members(members);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Json> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(json));
            }
            return new Items(items);
        }
        return new Scalar(json.getString());
    }

    /**
     * The items of a list in a document, each as JSON on one line, exactly as the agent said it.
     *
     * @param list the name of a member of the outermost object
     */
    static List<String> lines(byte[] document, String list) {
        List<String> lines = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            JsonToken _ = json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = json.currentName().equals(list);
                if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        lines.add(line(json));
                    }
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException broken) {
            throw new UncheckedIOException(new IOException("the agent's answer is no valid JSON"));
        }
        return lines;
    }

    private static String line(JsonParser json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator copy = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            copy.copyCurrentStructure(json);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A JSON text, with its quotes. */
    static String quoted(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeString(text);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
