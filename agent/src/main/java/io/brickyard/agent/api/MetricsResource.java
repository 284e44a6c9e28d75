package io.brickyard.agent.api;

import io.brickyard.metrics.Exposition;
import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The agent in Prometheus's text format. */
final class MetricsResource {

    private final Parts parts;

    MetricsResource(Parts parts) {
        this.parts = parts;
    }

    void metrics(Call call) throws IOException {
        Exposition text = new Exposition();
        Condition condition = parts.condition();
        text.gauge("brickyard_agent_info", "The agent's version and node.")
                .sample(
                        1,
                        "version",
                        condition.version(),
                        "node",
                        condition.node().toString());
        text.gauge("brickyard_agent_start_time_seconds", "When the agent started, in seconds since 1970.")
                .sample(condition.started().getEpochSecond());
        text.gauge("brickyard_agent_ready", "Whether the agent does its work.")
                .sample(condition.troubles().isEmpty());
        text.gauge("brickyard_agent_journal_first_sequence", "Sequence number of the oldest event that is kept.")
                .sample(parts.journal().first());
        text.gauge("brickyard_agent_journal_last_sequence", "Sequence number of the newest event.")
                .sample(parts.journal().last());
        String before = "";
        for (Condition.Figure figure : condition.figures()) {
            String name = "brickyard_agent_" + figure.name() + (figure.counts() ? "_total" : "");
            if (!name.equals(before)) {
                Exposition _ = figure.counts() ? text.counter(name, figure.help()) : text.gauge(name, figure.help());
            }
            text.sample(figure.value(), figure.labels().toArray(new String[0]));
            before = name;
        }
        webhooks(text, parts.lanes().states());
        call.text("text/plain; version=0.0.4; charset=utf-8", text.toString());
    }

    private static void webhooks(Exposition text, List<Lanes.State> states) {
        if (states.isEmpty()) {
            return;
        }
        text.gauge("brickyard_agent_webhook_enabled", "Whether events are sent to a webhook.");
        samples(text, states, state -> state.condition() == Lanes.Condition.DISABLED ? "0" : "1");
        text.gauge("brickyard_agent_webhook_breaker_open", "Whether a webhook is left alone after failures.");
        samples(text, states, state -> open(state.condition()) ? "1" : "0");
        text.gauge("brickyard_agent_webhook_queued_events", "Events that wait for a webhook.");
        samples(text, states, state -> Long.toString(state.queued()));
        text.gauge("brickyard_agent_webhook_lag_seconds", "Age of the oldest event that waits for a webhook.");
        samples(text, states, state -> Double.toString(state.lag().toMillis() / 1000.0));
        text.gauge("brickyard_agent_webhook_dead_letters", "Events that were given up and are kept aside.");
        samples(text, states, state -> Long.toString(state.counts().dead()));
        text.counter("brickyard_agent_webhook_delivered_events_total", "Events that a webhook took.");
        samples(text, states, state -> Long.toString(state.counts().delivered()));
        text.counter("brickyard_agent_webhook_failures_total", "Requests to a webhook that failed.");
        samples(text, states, state -> Long.toString(state.counts().failures()));
        text.counter("brickyard_agent_webhook_missed_events_total", "Events that retention took before delivery.");
        samples(text, states, state -> Long.toString(state.counts().missed()));
    }

    private static boolean open(Lanes.Condition condition) {
        return switch (condition) {
            case OPEN, HALF_OPEN -> true;
            case CLOSED, FAILING, DISABLED -> false;
        };
    }

    private static void samples(Exposition text, List<Lanes.State> states, Function<Lanes.State, String> value) {
        for (Lanes.State state : states) {
            text.sample(value.apply(state), "webhook", Webhook.shown(state.webhook()));
        }
    }
}
