package io.brickyard.agent.sending;

import io.brickyard.webhooks.Webhook;
import java.time.Duration;

/** How long connecting and how long a whole request, connecting included, may take. */
public record Limits(Duration connect, Duration request) {
    public static final Limits USUAL = new Limits(Webhook.CONNECT_TIME, Webhook.REQUEST_TIME);
}
