package io.brickyard.agent.api;

import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deliveries and condition for tests; remembers what was ordered. */
final class FakeAgent implements Lanes, Condition {

    static final String HOOK = "http://ha1:9000/listen";
    static final String SECRET = "do-not-show-this";

    final List<String> ordered = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();
    Optional<String> reloadFails = Optional.empty();

    Parts parts(MemoryJournal journal) {
        return new Parts(
                journal,
                List.of(Samples.type("VOLUME_START"), Samples.type("VOLUME_STOP")),
                this,
                this,
                () -> Samples.NOON.plusSeconds(1_000_000));
    }

    @Override
    public List<Webhook> webhooks() {
        return List.of(
                new Webhook(HOOK, SECRET, SECRET, Webhook.Wishes.NONE),
                new Webhook("https://user:" + SECRET + "@ha2/x", "", "", Webhook.Wishes.NONE));
    }

    @Override
    public List<State> states() {
        return List.of(new State(
                HOOK,
                Lanes.Condition.FAILING,
                12,
                Duration.ofMillis(2500),
                Optional.of(Samples.NOON),
                Optional.of("connection refused"),
                new Counts(100, 3, 1, 0)));
    }

    @Override
    public List<DeadLetter> dead(int offset, int most) {
        return List.of(new DeadLetter(HOOK, "e1", "VOLUME_START", Samples.NOON, Samples.NOON, "HTTP status 400"))
                .subList(Math.min(offset, 1), Math.min(1, offset + most));
    }

    @Override
    public int retry(Choice choice) {
        ordered.add("retry " + choice.webhook().orElse("*") + " " + choice.events());
        return 1;
    }

    @Override
    public int drop(Choice choice) {
        ordered.add("drop " + choice.webhook().orElse("*") + " " + choice.events());
        return 1;
    }

    @Override
    public void replay(String webhook, long from, long to) {
        ordered.add("replay " + webhook + " " + from + " " + to);
    }

    @Override
    public TestReport test(String webhook) {
        ordered.add("test " + webhook);
        return new TestReport(
                Optional.of("connection refused"),
                Optional.empty(),
                List.of(new TestReport.Step("connect", false, Duration.ofMillis(3), "192.0.2.1:9000")));
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public NodeId node() {
        return NodeId.parse(Samples.NODE);
    }

    @Override
    public Instant started() {
        return Samples.NOON;
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                new Figure("datagrams", "Datagrams that came.", true, 7, List.of("port", "24009")),
                new Figure("datagrams", "Datagrams that came.", true, 8, List.of("port", "55555")),
                new Figure("ring_bytes", "Bytes that wait.", false, 0, List.of()));
    }

    @Override
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public Optional<String> reload() {
        ordered.add("reload");
        return reloadFails;
    }
}
