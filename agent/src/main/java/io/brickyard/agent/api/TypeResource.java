package io.brickyard.agent.api;

import io.brickyard.events.EventType;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The kinds of events that there are. */
final class TypeResource {

    private final List<EventType> types;

    TypeResource(List<EventType> types) {
        this.types = types;
    }

    void list(Call call) throws IOException {
        call.json(json -> {
            json.writeStartObject();
            json.writeName("types");
            json.writeStartArray();
            types.forEach(type -> write(json, type));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    void one(Call call) throws IOException {
        EventType found = types.stream()
                .filter(type -> type.name().equals(call.variable()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "there is no event type " + Problem.quoted(call.variable()),
                        "no catalogue has it",
                        "list them: GET /api/v1/types"));
        call.json(json -> write(json, found));
    }

    private static void write(JsonGenerator json, EventType type) {
        json.writeStartObject();
        JsonDocument.member(json, "name", type.name());
        type.number().ifPresent(number -> JsonDocument.member(json, "number", number));
        JsonDocument.member(json, "category", type.category());
        JsonDocument.member(json, "severity", type.severity().name());
        JsonDocument.member(json, "origin", type.origin().name());
        JsonDocument.member(json, "meaning", type.meaning());
        json.writeName("attributes");
        json.writeStartArray();
        for (EventType.Attribute attribute : type.attributes()) {
            json.writeStartObject();
            JsonDocument.member(json, "name", attribute.name());
            JsonDocument.member(json, "kind", attribute.kind().name());
            JsonDocument.member(json, "meaning", attribute.meaning());
            JsonDocument.member(json, "wireNames", attribute.wireNames());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonDocument.member(json, "notes", type.notes());
        json.writeEndObject();
    }
}
