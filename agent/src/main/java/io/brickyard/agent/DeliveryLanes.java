package io.brickyard.agent;

import io.brickyard.agent.api.Lanes;
import io.brickyard.agent.delivery.Deliveries;
import io.brickyard.agent.delivery.LaneReport;
import io.brickyard.webhooks.Webhook;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The deliveries as the API shows them. */
final class DeliveryLanes implements Lanes {

    private final Deliveries deliveries;
    private final Supplier<List<Webhook>> webhooks;

    DeliveryLanes(Deliveries deliveries, Supplier<List<Webhook>> webhooks) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
    }

    @Override
    public List<Webhook> webhooks() {
        return webhooks.get();
    }

    @Override
    public List<State> states() {
        return deliveries.states().stream().map(DeliveryLanes::state).toList();
    }

    private static State state(LaneReport lane) {
        LaneReport.Counts counts = lane.counts();
        return new State(
                lane.url(),
                switch (lane.condition()) {
                    case CLOSED -> Condition.CLOSED;
                    case FAILING -> Condition.FAILING;
                    case OPEN -> Condition.OPEN;
                    case HALF_OPEN -> Condition.HALF_OPEN;
                    case DISABLED -> Condition.DISABLED;
                },
                lane.queued(),
                lane.lag(),
                lane.next(),
                lane.lastError(),
                new Counts(counts.delivered(), counts.failedAttempts(), counts.dead(), counts.missed()));
    }

    @Override
    public List<Lanes.DeadLetter> dead(int offset, int most) {
        return deliveries.deadLetters(letter -> true).stream()
                .skip(offset)
                .limit(most)
                .map(letter -> new Lanes.DeadLetter(
                        letter.url(),
                        letter.entry().id(),
                        letter.entry().type(),
                        letter.entry().happened(),
                        letter.died(),
                        letter.reason()))
                .toList();
    }

    @Override
    public int retry(Choice choice) {
        return deliveries.retryDead(chosen(choice));
    }

    @Override
    public int drop(Choice choice) {
        return deliveries.dropDead(chosen(choice));
    }

    private Predicate<io.brickyard.agent.delivery.DeadLetter> chosen(Choice choice) {
        Optional<String> shown = choice.webhook().map(url -> webhooks().stream()
                .filter(webhook -> webhook.url().equals(url))
                .map(Webhook::shownUrl)
                .findFirst()
                .orElse(url));
        return letter -> shown.map(letter.url()::equals).orElse(true)
                && (choice.events().isEmpty()
                        || choice.events().contains(letter.entry().id()));
    }

    @Override
    public boolean replay(String webhook, long from, long to) {
        return deliveries.replay(webhook, from, to);
    }

    @Override
    public TestReport test(String url) {
        Webhook webhook = webhooks().stream()
                .filter(one -> one.url().equals(url))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such webhook"));
        return shown(deliveries.test(webhook));
    }

    static TestReport shown(io.brickyard.agent.sending.TestReport report) {
        return new TestReport(
                report.success() ? Optional.empty() : Optional.of(report.result()),
                report.status(),
                report.steps().stream()
                        .map(step -> new TestReport.Step(step.name(), step.success(), step.took(), step.detail()))
                        .toList());
    }
}
