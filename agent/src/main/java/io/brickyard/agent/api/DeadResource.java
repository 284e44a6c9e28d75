package io.brickyard.agent.api;

import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import tools.jackson.core.JsonGenerator;

/** Dead letters: events that a webhook did not take in all the time there was. */
final class DeadResource {

    private static final int MOST = 1000;
    private static final int USUAL = 100;

    private final Lanes lanes;

    DeadResource(Lanes lanes) {
        this.lanes = lanes;
    }

    void list(Call call) throws IOException {
        int offset = Asked.count(call, "offset", 0, Integer.MAX_VALUE);
        int limit = Asked.count(call, "limit", USUAL, MOST);
        List<Lanes.DeadLetter> letters = lanes.dead(offset, limit + 1);
        call.json(json -> {
            json.writeStartObject();
            json.writeName("dead");
            json.writeStartArray();
            letters.stream().limit(limit).forEach(letter -> write(json, letter));
            json.writeEndArray();
            JsonDocument.member(json, "offset", offset);
            JsonDocument.member(json, "limit", limit);
            JsonDocument.member(json, "more", letters.size() > limit);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Lanes.DeadLetter letter) {
        json.writeStartObject();
        JsonDocument.member(json, "webhook", Webhook.shown(letter.webhook()));
        JsonDocument.member(json, "event", letter.event());
        JsonDocument.member(json, "type", letter.type());
        JsonDocument.member(json, "happened", letter.happened());
        JsonDocument.member(json, "died", letter.died());
        JsonDocument.member(json, "reason", letter.reason());
        json.writeEndObject();
    }

    void retry(Call call) throws IOException {
        change(call, lanes::retry);
    }

    void drop(Call call) throws IOException {
        change(call, lanes::drop);
    }

    private void change(Call call, ToIntFunction<Lanes.Choice> change) throws IOException {
        int count = change.applyAsInt(choice(call));
        call.json(json -> {
            json.writeStartObject();
            JsonDocument.member(json, "count", count);
            json.writeEndObject();
        });
    }

    /** All of them must be asked for: a forgotten member shall not do more than was meant. */
    private Lanes.Choice choice(Call call) throws IOException {
        JsonRequest request = JsonRequest.read(call.body(), Set.of("webhook", "events", "all"));
        Lanes.Choice choice = new Lanes.Choice(WebhookName.possible(request, lanes), request.texts("events"));
        boolean named = choice.webhook().isPresent() || !choice.events().isEmpty();
        if (named == request.flag("all")
                || (request.has("events") && choice.events().isEmpty())) {
            throw Problem.invalid(
                    "it is not clear which dead letters are meant",
                    "either all of them, or some by webhook or events",
                    "send {\"all\": true}, {\"webhook\": \"URL\"} or {\"events\": [\"ID\"]}");
        }
        return choice;
    }
}
