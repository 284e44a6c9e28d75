package io.brickyard.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON value and nothing behind it, within bounds of size and depth. */
public final class JsonReader {

    private static final int LARGEST = 4 << 20;
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxDocumentLength(LARGEST)
            .maxNestingDepth(20)
            .maxStringLength(256 << 10)
            .maxNameLength(16 << 10)
            .maxNumberLength(100)
            .build();

    private JsonReader() {}

    /**
     * The value that these bytes are; of members with the same name the last one.
     *
     * @param octets UTF-8
     * @throws JsonFailure with the place at which it is none
     */
    public static Json read(byte[] octets) {
        if (octets.length > LARGEST) {
            throw new JsonFailure("larger than " + (LARGEST >> 20) + " MiB");
        }
        try (JsonParser parser = JsonFactory.builder()
                .streamReadConstraints(BOUNDS)
                .build()
                .createParser(ObjectReadContext.empty(), octets)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonFailure("empty");
            }
            Json value = value(parser, first);
            if (parser.nextToken() != null) {
                throw new JsonFailure("something follows its end at " + place(parser.currentTokenLocation()));
            }
            return value;
        } catch (JacksonException damaged) {
            throw new JsonFailure("no JSON at " + place(damaged.getLocation()));
        }
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Json value(JsonParser parser, @Nullable JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getString());
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL -> new Json.Nothing();
            case START_ARRAY -> items(parser);
            case START_OBJECT -> members(parser);
            case null -> throw new JsonFailure("it ends too early");
            case END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new JsonFailure("no JSON at " + place(parser.currentTokenLocation()));
        };
    }

    private static Json items(JsonParser parser) {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new Json.Items(items);
    }

    private static Json members(JsonParser parser) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            if (token != JsonToken.PROPERTY_NAME) {
                throw new JsonFailure("no JSON at " + place(parser.currentTokenLocation()));
            }
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return new Json.Members(members);
    }
}
