package io.brickyard.agent.api;

import io.brickyard.webhooks.Webhook;
import java.util.List;
import java.util.Optional;

/** A webhook's URL as its name. What stands before an at sign in it may be a password and is never shown. */
final class WebhookName {

    private WebhookName() {}

    /** The webhook that the member {@code webhook} names, as it is shown or in full. */
    static String required(JsonRequest request, Lanes lanes) {
        return possible(request, lanes)
                .orElseThrow(() -> Problem.invalid(
                        "no webhook is named", "the member webhook is missing", "send {\"webhook\": \"URL\", ...}"));
    }

    static Optional<String> possible(JsonRequest request, Lanes lanes) {
        return request.text("webhook").map(text -> known(text, lanes));
    }

    private static String known(String text, Lanes lanes) {
        List<String> urls = lanes.webhooks().stream().map(Webhook::url).toList();
        return urls.stream()
                .filter(text::equals)
                .findFirst()
                .or(() -> urls.stream()
                        .filter(url -> Webhook.shown(url).equals(text))
                        .findFirst())
                .orElseThrow(() -> Problem.notFound(
                        "there is no such webhook",
                        urls.size() + " webhooks are configured, and none has this URL",
                        "list them: GET /api/v1/webhooks"));
    }
}
