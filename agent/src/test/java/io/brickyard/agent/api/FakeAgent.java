package io.brickyard.agent.api;

import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.DaemonReport;
import io.brickyard.survey.NodeWord;
import io.brickyard.survey.PoolWord;
import io.brickyard.webhooks.Version;
import io.brickyard.webhooks.Webhook;
import io.brickyard.work.NodeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Deliveries and condition for tests; remembers what was ordered. */
final class FakeAgent implements Lanes, Condition, Sight {

    static final String HOOK = "http://ha1:9000/listen";
    static final String SECRET = "do-not-show-this";

    final List<String> ordered = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();
    volatile boolean disabled;
    Optional<String> reloadFails = Optional.empty();

    Parts parts(MemoryJournal journal) {
        return new Parts(
                journal,
                List.of(Samples.type("VOLUME_START"), Samples.type("VOLUME_STOP")),
                this,
                this,
                this,
                () -> Samples.NOON.plusSeconds(1_000_000));
    }

    @Override
    public Work work() {
        return (task, limit) -> {
            ordered.add("work " + task);
            return new NodeResult.Done("done by the fake within " + limit);
        };
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
    public boolean replay(String webhook, long from, long to) {
        ordered.add("replay " + webhook + " " + from + " " + to);
        return !disabled;
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
    public Optional<NodeWord> node(Duration time) {
        BrickId brick = new BrickId(node(), new BrickPath("/b/1"));
        BrickUsage usage = new BrickUsage(
                brick,
                new Bytes(1000),
                new Bytes(400),
                Optional.of(new BrickUsage.Inodes(100, 90)),
                Optional.of("/dev/sdb"),
                Optional.of("xfs"),
                Optional.of("rw"),
                OptionalInt.empty());
        return Optional.of(new NodeWord(
                node(),
                Samples.NOON,
                List.of(usage),
                List.of(new DaemonReport(new VolumeName("gv0"), node(), DaemonReport.Kind.SELF_HEAL, true)),
                Map.of(brick, 3L)));
    }

    @Override
    public Optional<Version> files() {
        return Optional.of(new Version(3, Samples.NOON, "0a"));
    }

    @Override
    public PoolWord pool(Duration time) {
        return new PoolWord(
                node(time).stream().toList(),
                List.of(new PoolWord.Unheard(
                        NodeId.parse("00000000-0000-4000-8000-00000000000b"), Samples.NOON, Optional.empty())),
                List.of(new PoolWord.Known("BRICK_DOWN", "brick/gv0/ha1:/b/1", Samples.NOON)));
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
