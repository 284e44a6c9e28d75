package io.brickyard.agent.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** How the agent itself is, and that it reads its configuration again. */
final class AgentResource {

    private final Parts parts;

    AgentResource(Parts parts) {
        this.parts = parts;
    }

    void status(Call call) throws IOException {
        Condition condition = parts.condition();
        List<String> troubles = condition.troubles();
        call.json(json -> {
            json.writeStartObject();
            JsonDocument.member(json, "version", condition.version());
            JsonDocument.member(json, "node", condition.node().toString());
            JsonDocument.member(json, "started", condition.started());
            JsonDocument.seconds(
                    json,
                    "uptime",
                    Duration.between(condition.started(), parts.clock().instant()));
            JsonDocument.member(json, "ready", troubles.isEmpty());
            JsonDocument.member(json, "troubles", troubles);
            journal(json);
            figures(json, condition.figures());
            json.writeName("webhooks");
            json.writeStartArray();
            parts.lanes().states().forEach(state -> WebhookResource.write(json, state));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void journal(JsonGenerator json) {
        json.writeName("journal");
        json.writeStartObject();
        JsonDocument.member(json, "first", parts.journal().first());
        JsonDocument.member(json, "last", parts.journal().last());
        json.writeEndObject();
    }

    private static void figures(JsonGenerator json, List<Condition.Figure> figures) {
        json.writeName("figures");
        json.writeStartArray();
        for (Condition.Figure figure : figures) {
            json.writeStartObject();
            JsonDocument.member(json, "name", figure.name());
            json.writeName("labels");
            json.writeStartObject();
            for (int i = 0; i + 1 < figure.labels().size(); i += 2) {
                JsonDocument.member(
                        json, figure.labels().get(i), figure.labels().get(i + 1));
            }
            json.writeEndObject();
            JsonDocument.member(json, "value", figure.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void reload(Call call) throws IOException {
        parts.condition().reload().ifPresent(reason -> {
            throw Problem.conflict(
                    "the configuration was not read again", reason, "mend it; the agent goes on with what it had");
        });
        call.json(json -> {
            json.writeStartObject();
            JsonDocument.member(json, "reloaded", true);
            json.writeEndObject();
        });
    }

    void alive(Call call) throws IOException {
        call.text("text/plain;charset=utf-8", "alive\n");
    }

    void ready(Call call) throws IOException {
        List<String> troubles = parts.condition().troubles();
        if (!troubles.isEmpty()) {
            throw Problem.notReady(troubles);
        }
        call.text("text/plain;charset=utf-8", "ready\n");
    }
}
