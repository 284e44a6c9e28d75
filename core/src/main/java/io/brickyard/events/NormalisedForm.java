package io.brickyard.events;

import java.util.Map;
import java.util.Optional;

/**
 * The normalised form of an event as JSON:
 * {@code id, type, category, severity, time, received, reporter, subject, attributes, flaws, origin}, and {@code number} where
 * GlusterFS has one. Times are RFC 3339 in UTC; what a subject does not have is absent; flaws are an array, mostly empty.
 */
public final class NormalisedForm {

    public static String json(Event event, String id) {
        EventType type = event.type();
        JsonText json = JsonText.compact().object();
        json.name("id").text(id);
        json.name("type").text(type.name());
        type.number().ifPresent(number -> json.name("number").number(number));
        json.name("category").text(type.category());
        json.name("severity").text(type.severity().name());
        json.name("time").text(event.happened().toString());
        json.name("received").text(event.received().toString());
        json.name("reporter").text(event.reporter().toString());
        json.name("subject").object();
        present(json, "node", event.subject().node());
        present(json, "volume", event.subject().volume());
        present(json, "brick", event.subject().brick());
        json.endObject();
        attributes(json, event.attributes());
        json.name("flaws").array();
        event.flaws().stream().sorted().forEach(flaw -> json.text(flaw.name()));
        json.endArray();
        json.name("origin").text(type.origin().name());
        return json.endObject().toString();
    }

    private static void present(JsonText json, String name, Optional<String> text) {
        text.ifPresent(value -> json.name(name).text(value));
    }

    private static void attributes(JsonText json, Map<String, Value> attributes) {
        json.name("attributes").object();
        attributes.forEach((name, value) -> value(json.name(name), value));
        json.endObject();
    }

    static void value(JsonText json, Value value) {
        switch (value) {
            case Value.Text(var text) -> json.text(text);
            case Value.Number(var number) -> json.number(number);
            case Value.Flag(var on) -> json.flag(on);
            case Value.Texts(var texts) -> {
                json.array();
                texts.forEach(json::text);
                json.endArray();
            }
            case Value.Options(var options) -> {
                json.object();
                options.forEach((name, text) -> json.name(name).text(text));
                json.endObject();
            }
        }
    }

    private NormalisedForm() {}
}
