package io.brickyard.agent.api;

import io.brickyard.webhooks.EventFilter;
import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The webhooks, how they fare, and whether one can be reached. Of tokens and secrets it is told only whether there are any. */
final class WebhookResource {

    private final Lanes lanes;

    WebhookResource(Lanes lanes) {
        this.lanes = lanes;
    }

    void list(Call call) throws IOException {
        call.json(json -> {
            json.writeStartObject();
            json.writeName("webhooks");
            json.writeStartArray();
            lanes.webhooks().forEach(webhook -> write(json, webhook));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Webhook webhook) {
        Webhook.Wishes wishes = webhook.wishes();
        json.writeStartObject();
        JsonDocument.member(json, "url", Webhook.shown(webhook.url()));
        JsonDocument.member(json, "enabled", wishes.enabled());
        JsonDocument.member(json, "form", wishes.form().name().toLowerCase(Locale.ROOT));
        JsonDocument.member(json, "folded", wishes.folded());
        JsonDocument.member(json, "hasToken", !webhook.token().isEmpty());
        JsonDocument.member(json, "hasSecret", !webhook.secret().isEmpty());
        JsonDocument.member(json, "signingSecrets", wishes.signingSecrets().size());
        JsonDocument.member(json, "allowedAddresses", wishes.addresses().allowed());
        filter(json, wishes.filter());
        trust(json, wishes.trust());
        json.writeEndObject();
    }

    private static void filter(JsonGenerator json, EventFilter filter) {
        json.writeName("filter");
        json.writeStartObject();
        JsonDocument.member(json, "types", filter.types());
        JsonDocument.member(json, "categories", filter.categories());
        JsonDocument.member(json, "severity", filter.atLeast().name());
        JsonDocument.member(json, "volumes", filter.volumes());
        JsonDocument.member(json, "nodes", filter.nodes());
        json.writeEndObject();
    }

    private static void trust(JsonGenerator json, Webhook.Trust trust) {
        json.writeName("trust");
        json.writeStartObject();
        JsonDocument.member(json, "authority", trust.authority());
        JsonDocument.member(json, "fingerprint", trust.fingerprint());
        JsonDocument.member(json, "certificate", trust.certificate());
        json.writeEndObject();
    }

    void states(Call call) throws IOException {
        call.json(json -> {
            json.writeStartObject();
            json.writeName("states");
            json.writeStartArray();
            lanes.states().forEach(state -> write(json, state));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static void write(JsonGenerator json, Lanes.State state) {
        json.writeStartObject();
        JsonDocument.member(json, "webhook", Webhook.shown(state.webhook()));
        JsonDocument.member(json, "condition", state.condition().name());
        JsonDocument.member(json, "queued", state.queued());
        JsonDocument.seconds(json, "lag", state.lag());
        state.next().ifPresent(next -> JsonDocument.member(json, "next", next));
        JsonDocument.member(json, "lastError", state.lastError());
        JsonDocument.member(json, "delivered", state.counts().delivered());
        JsonDocument.member(json, "failures", state.counts().failures());
        JsonDocument.member(json, "dead", state.counts().dead());
        JsonDocument.member(json, "missed", state.counts().missed());
        json.writeEndObject();
    }

    void test(Call call) throws IOException {
        JsonRequest request = JsonRequest.read(call.body(), Set.of("webhook"));
        String webhook = WebhookName.required(request, lanes);
        Lanes.TestReport report = lanes.test(webhook);
        call.json(json -> {
            json.writeStartObject();
            JsonDocument.member(json, "webhook", Webhook.shown(webhook));
            JsonDocument.member(json, "delivered", report.failure().isEmpty());
            JsonDocument.member(json, "failure", report.failure());
            report.status().ifPresent(status -> JsonDocument.member(json, "status", status));
            json.writeName("steps");
            json.writeStartArray();
            report.steps().forEach(step -> write(json, step));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Lanes.TestReport.Step step) {
        json.writeStartObject();
        JsonDocument.member(json, "name", step.name());
        JsonDocument.member(json, "good", step.good());
        JsonDocument.seconds(json, "time", step.time());
        JsonDocument.member(json, "detail", step.detail());
        json.writeEndObject();
    }
}
