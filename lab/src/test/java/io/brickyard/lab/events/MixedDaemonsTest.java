package io.brickyard.lab.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.Catalogue;
import io.brickyard.events.EventType;
import io.brickyard.events.Origin;
import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.agent.RunningAgent;
import io.brickyard.lab.junit.RealPool;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two nodes as Debian makes them; on the third our agent has taken the daemon's place and port, and our tools that of the
 * original's. Nothing stands between GlusterFS and the daemons.
 */
@RealPool(nodes = 3, bricksPerNode = 6)
class MixedDaemonsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Whoever runs the gluster command sends these, to the node on which it runs; others depend on which node it is. */
    private static final Set<String> OF_THE_COMMAND = Catalogue.load().types().stream()
            .filter(type -> type.origin() == Origin.GLUSTERFS)
            .map(EventType::name)
            .filter(name -> name.matches("(VOLUME|PEER|BRICK|QUOTA|BITROT|SNAPSHOT)_.*"))
            .filter(name -> !name.matches("BRICK_(DIS)?CONNECTED|PEER_(DIS)?CONNECT|VOLUME_REBALANCE_COMPLETE"))
            .collect(Collectors.toSet());

    private final Lab lab;
    private final List<Eventsapi> nodes;
    private final LabNode first;
    private final LabNode third;
    private final Eventsapi original;
    private final Eventsapi ours;
    private final Receiver receiver;
    private RunningAgent agent;

    MixedDaemonsTest(Lab lab) {
        this.lab = lab;
        nodes = lab.nodes().stream().map(Eventsapi::new).toList();
        first = lab.nodes().getFirst();
        third = lab.nodes().getLast();
        original = nodes.getFirst();
        ours = nodes.getLast();
        receiver = new Receiver(lab);
    }

    @BeforeEach
    void mixThePool() {
        Assumptions.assumeTrue(Eventsapi.originalIsInstalled(), "the original is not installed");
        nodes.forEach(node -> node.must("mkdir", "-p", Eventsapi.FOLDER.toString()));
        ours.takeOver();
        agent = RunningAgent.byTheOriginalsName(third, "--pid-file", "/var/run/glustereventsd.pid")
                .awaitReady();
    }

    @AfterEach
    void unmixThePool() {
        agent.close();
        nodes.forEach(Eventsapi::stopOriginalDaemon);
        ours.giveBack();
        receiver.close();
    }

    private void startOriginals() {
        lab.nodes().subList(0, 2).forEach(node -> new Eventsapi(node).startOriginalDaemon(node));
    }

    @Test
    void theSameActionsOnEitherNodeAreToldInTheSameWords() {
        succeeded(ours.ours("webhook-add", receiver.url("/all"), "-t", "tok"));
        startOriginals();

        Administration.of(lab, first).all();
        List<Receiver.Call> theirs = settledOn(false);
        int before = receiver.calls("/all").size();
        Administration.of(lab, third).all();
        lab.waitUntil(
                "ours has told all", LIMIT, () -> ofTheCommand(before, true).size() >= theirs.size());
        List<Receiver.Call> mine = ofTheCommand(before, true);

        assertThat(mine.stream().map(this::neutral).toList())
                .isEqualTo(theirs.stream().map(this::neutral).toList());
        assertThat(mine).allSatisfy(call -> {
            assertThat(call.authorization()).isEqualTo("Bearer tok");
            assertThat(call.header("content-type")).isEqualTo("application/json");
        });
        System.out.println("mixed daemons: " + mine.size() + " bodies of the same actions alike but for node and time: "
                + mine.stream().map(Receiver.Call::event).distinct().sorted().toList());
    }

    /** The daemon posts each event at once, on a thread of its own: the last one told is the probe that ends it all. */
    private List<Receiver.Call> settledOn(boolean ofOurs) {
        lab.waitUntil("the last event is told", LIMIT, () -> {
            List<Receiver.Call> calls = ofTheCommand(0, ofOurs);
            return calls.stream()
                            .filter(call -> call.event().equals("PEER_ATTACH"))
                            .count()
                    == 3;
        });
        return ofTheCommand(0, ofOurs);
    }

    private List<Receiver.Call> ofTheCommand(int from, boolean ofOurs) {
        List<Receiver.Call> calls = receiver.calls("/all");
        return calls.subList(from, calls.size()).stream()
                .filter(call -> call.ours() == ofOurs && OF_THE_COMMAND.contains(call.event()))
                .toList();
    }

    /** Without what differs for a reason: the node that tells, the time, and names of nodes. */
    private String neutral(Receiver.Call call) {
        String text = call.body()
                .replaceAll("\"nodeid\": \"[0-9a-f-]{36}\"", "\"nodeid\": \"\"")
                .replaceAll("\"ts\": \\d+", "\"ts\": 0")
                .replaceAll("\"uuid\": \"[0-9a-f-]{36}\"", "\"uuid\": \"\"");
        if (call.event().startsWith("PEER_")) {
            for (LabNode node : lab.nodes()) {
                text = text.replace('"' + node.name() + '"', "\"NODE\"");
            }
        }
        return text;
    }

    @Test
    void webhooksAndSettingsReachAllNodesFromEitherSideAndOursHeedsThemAtOnce() {
        startOriginals();
        String url = receiver.url("/changed");
        succeeded(theirs("webhook-add", url, "-t", "one"));
        everywhere("webhooks.json", "{\"" + url + "\": {\"token\": \"one\", \"secret\": \"\"}}");
        toldWith(url, "Bearer one");

        succeeded(ours.ours("webhook-mod", url, "-t", "two"));
        everywhere("webhooks.json", "{\"" + url + "\": {\"token\": \"two\", \"secret\": \"\"}}");
        toldWith(url, "Bearer two");

        succeeded(theirs("webhook-mod", url, "-t", "three", "-s", "hush"));
        everywhere("webhooks.json", "{\"" + url + "\": {\"token\": \"three\", \"secret\": \"hush\"}}");
        lab.waitUntil("a JWT", LIMIT, () -> {
            happens();
            return receiver.calls("/changed").getLast().authorization().split("\\.", -1).length == 3;
        });
        // Of the originals none was ever told of the webhook: their tools take their daemons for dead.
        first.run(LIMIT, "gluster", "--mode=script", "volume", "set", "all", "cluster.brick-multiplex", "off");
        assertThat(receiver.calls("/changed")).allMatch(Receiver.Call::ours);

        tests(theirs("webhook-test", url), "");
        tests(ours.ours("webhook-test", url, "-t", "x"), "Bearer x");
        succeeded(theirs("sync"));
        succeeded(ours.ours("sync"));

        succeeded(theirs("config-set", "disable-events-log", "true"));
        everywhere("config.json", "{\"disable-events-log\": true}");
        lab.waitUntil("our agent logs no more events", LIMIT, () -> {
            long before = logLines();
            int calls = receiver.calls("/changed").size();
            happens();
            lab.waitUntil("an event", LIMIT, () -> receiver.calls("/changed").size() > calls);
            return logLines() == before;
        });
        succeeded(ours.ours("config-set", "port", "55559"));
        everywhere("config.json", "{\"disable-events-log\": true, \"port\": 55559}");
        assertThat(original.original("config-get", "--name", "port").stdout()).contains("55559");
        succeeded(theirs("config-reset", "all"));
        everywhere("config.json", "{}");

        succeeded(ours.ours("webhook-del", url));
        everywhere("webhooks.json", "{}");
        System.out.println("mixed daemons: " + receiver.calls("/changed").size()
                + " posts by our agent, none by the originals, which nobody told");
    }

    /** Unlike ours the original gives up when another transaction holds the pool: our agents' own may. */
    private Output theirs(String... words) {
        Output output = original.original(words);
        for (int i = 0; i < 10 && output.stderr().contains("Another transaction is in progress"); i++) {
            boolean changed = words[0].startsWith("webhook-") || words[0].startsWith("config-");
            output = changed ? original.original("sync") : original.original(words);
        }
        return output;
    }

    private static void succeeded(Output output) {
        assertThat(output.exit()).as(output.toString()).isZero();
    }

    private void everywhere(String file, String text) {
        nodes.forEach(node -> assertThat(node.file(file)).isEqualTo(text));
    }

    private void happens() {
        third.run(LIMIT, "gluster", "peer", "probe", first.name());
    }

    private void toldWith(String url, String authorization) {
        lab.waitUntil("our agent heeds " + url, LIMIT, () -> {
            happens();
            List<Receiver.Call> calls = receiver.calls("/changed");
            return !calls.isEmpty() && calls.getLast().authorization().equals(authorization);
        });
    }

    /** Each node calls once: the originals with an empty body, ours with a test event. */
    private void tests(Output output, String authorization) {
        succeeded(output);
        List<Receiver.Call> calls = receiver.calls("/changed");
        List<Receiver.Call> tests = calls.stream()
                .filter(call -> call.body().isEmpty() || call.event().equals("WEBHOOK_TEST"))
                .toList();
        List<Receiver.Call> latest = tests.subList(tests.size() - 3, tests.size());
        assertThat(latest.stream().filter(Receiver.Call::ours)).hasSize(1);
        assertThat(latest.stream().map(Receiver.Call::authorization)).containsOnly(authorization);
    }

    private long logLines() {
        Output lines = third.run(LIMIT, "sh", "-c", "wc -l </var/log/glusterfs/events.log || echo 0");
        return Long.parseLong(lines.stdout().strip());
    }
}
