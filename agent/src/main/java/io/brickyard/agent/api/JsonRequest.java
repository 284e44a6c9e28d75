package io.brickyard.agent.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object that somebody sent: its members are texts, numbers, flags, and lists of texts or numbers, and every one is
 * known to the resource.
 */
final class JsonRequest {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Map<String, List<String>> members = new HashMap<>();

    private JsonRequest() {}

    /** @throws Problem unless the bytes are such an object with no other members than these */
    static JsonRequest read(byte[] body, Set<String> known) {
        JsonRequest request = new JsonRequest();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw unreadable("the body is no JSON object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                request.member(json, known);
            }
            if (json.nextToken() != null) {
                throw unreadable("there is more than one JSON object");
            }
        } catch (JacksonException broken) {
            throw unreadable("the body is no valid JSON");
        }
        return request;
    }

    private void member(JsonParser json, Set<String> known) {
        String name = json.currentName();
        if (!known.contains(name)) {
            throw Problem.invalid(
                    "unknown member " + Problem.quoted(name),
                    "this request takes "
                            + String.join(", ", known.stream().sorted().toList()),
                    "leave it out, or see docs/openapi/agent.yaml");
        }
        List<String> values = new ArrayList<>();
        if (json.nextToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                values.add(scalar(json));
            }
        } else {
            values.add(scalar(json));
        }
        members.put(name, values);
    }

    private static String scalar(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw unreadable("a member is neither text, number, flag nor a list of them");
        }
        return json.getString();
    }

    private static Problem unreadable(String why) {
        return Problem.invalid("the request's body cannot be read", why, "see docs/openapi/agent.yaml");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    List<String> texts(String name) {
        return members.getOrDefault(name, List.of());
    }

    boolean flag(String name) {
        return texts(name).equals(List.of("true"));
    }

    Optional<Long> number(String name) {
        return text(name).map(text -> number(name, text));
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException other) {
            throw Problem.invalid(
                    name + " cannot be " + Problem.quoted(text), "it takes whole numbers", "send a number");
        }
    }
}
