package io.brickyard.lab.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.Catalogue;
import io.brickyard.events.CompatParser;
import io.brickyard.events.Origin;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.agent.RunningAgent;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The original's daemon and our agent, started by the original's name, run on the same node of a real pool, hear the same
 * datagrams, and read the same {@code webhooks.json}: the receiver is told the same by both.
 */
@RealPool(nodes = 3, bricksPerNode = 6)
class DropInTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ORIGINALS_PORT = 55557;
    private static final int OUR_PORT = 55558;
    private static final String OUR_SETTINGS = """
            intake: {ports: [55558]}
            log: {events: /var/log/glusterfs/events-ours.log}
            """;

    private final Lab lab;
    private final LabNode node;
    private final Eventsapi tool;
    private final Set<String> ownTypes = Catalogue.load().types().stream()
            .filter(type -> type.origin() == Origin.BRICKYARD)
            .map(type -> type.name())
            .collect(Collectors.toSet());

    DropInTest(Lab lab) {
        this.lab = lab;
        node = lab.nodes().getFirst();
        tool = new Eventsapi(node);
    }

    @Test
    void aReceiverIsToldTheSameByBoth() throws IOException, GeneralSecurityException {
        Assumptions.assumeTrue(Eventsapi.originalIsInstalled(), "the original is not installed");
        try (Receiver receiver = new Receiver(lab)) {
            write(Eventsapi.FOLDER + "/webhooks.json", webhooks(receiver));
            write("/etc/glusterfs/eventsconfig.json", """
                    {"log-level": "INFO", "port": 55557, "disable-events-log": false}
                    """);
            write("/etc/brickyard-agent.yaml", OUR_SETTINGS);
            tool.startOriginalDaemon(node, ORIGINALS_PORT);
            try (RunningAgent agent = RunningAgent.byTheOriginalsName(
                    node, "--pid-file", "/run/ours.pid", "--config", "/etc/brickyard-agent.yaml")) {
                agent.awaitReady();
                tool.awaitListening(node, OUR_PORT);
                Relay relay = Relay.between(node, ORIGINALS_PORT, OUR_PORT);

                Administration.of(lab, node).all();

                List<String> expected = expected(relay);
                lab.waitUntil(
                        "both have posted all that they can",
                        LIMIT,
                        () -> told(receiver, "/all", false).size() >= expected.size()
                                && told(receiver, "/all", true).size() >= expected.size()
                                && told(receiver, "/secret", true).size() >= expected.size());
                compareBodies(receiver, relay);
                compareHeaders(receiver);
                checkJsonWebTokens(receiver);
                compareLogs();
                checkWhatOursUnderstood();
            }
        }
    }

    private static String webhooks(Receiver receiver) {
        return "{\"" + receiver.url("/all") + "\": {\"token\": \"\", \"secret\": \"\"}, \"" + receiver.url("/token")
                + "\": {\"token\": \"tok\", \"secret\": \"\"}, \"" + receiver.url("/secret")
                + "\": {\"token\": \"\", \"secret\": \"hush\"}}";
    }

    private void write(String file, String text) throws IOException {
        tool.must("mkdir", "-p", file.substring(0, file.lastIndexOf('/')));
        Files.writeString(node.onHost(file), text);
    }

    /** What the original's words and ours are for the datagrams so far, in their order. */
    private List<String> expected(Relay relay) {
        NodeId self =
                new GlusterdFolder(node.onHost("/var/lib/glusterd")).self().orElseThrow();
        CompatParser parser = new CompatParser(Catalogue.load());
        List<String> bodies = new ArrayList<>();
        for (byte[] datagram : relay.noted()) {
            if (parser.parse(datagram, self) instanceof CompatParser.Body body) {
                bodies.add(body.text());
            }
        }
        return bodies;
    }

    /** GlusterFS's events; what our agent says itself is beside the point here. */
    private List<Receiver.Call> told(Receiver receiver, String path, boolean ours) {
        return receiver.calls(path).stream()
                .filter(call -> call.ours() == ours && !ownTypes.contains(call.event()))
                .toList();
    }

    private void compareBodies(Receiver receiver, Relay relay) {
        for (String path : List.of("/all", "/token")) {
            List<String> theirs = bodies(told(receiver, path, false));
            List<String> ours = bodies(told(receiver, path, true));
            assertThat(ours).as(path).containsExactlyInAnyOrderElementsOf(theirs);
            assertThat(ours).as("in the order in which they came").isEqualTo(expected(relay));
        }
        List<Receiver.Call> ours = told(receiver, "/all", true);
        System.out.println("drop-in: of " + relay.noted().size() + " datagrams " + ours.size()
                + " bodies alike, byte for byte, of the types "
                + ours.stream().map(Receiver.Call::event).collect(Collectors.toCollection(TreeSet::new)));
        System.out.println("drop-in: said by our agent alone: "
                + receiver.calls("/all").stream()
                        .map(Receiver.Call::event)
                        .filter(ownTypes::contains)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(ours.stream().map(Receiver.Call::event)).containsAll(Administration.TOLD);
    }

    private static List<String> bodies(List<Receiver.Call> calls) {
        return calls.stream().map(Receiver.Call::body).toList();
    }

    private void compareHeaders(Receiver receiver) {
        for (String path : List.of("/all", "/token")) {
            Receiver.Call theirs = told(receiver, path, false).getFirst();
            System.out.println("drop-in: headers of the original " + theirs.headers());
            System.out.println("drop-in: headers of ours "
                    + told(receiver, path, true).getFirst().headers());
            assertThat(told(receiver, path, true)).allSatisfy(ours -> {
                assertThat(ours.method()).isEqualTo("POST").isEqualTo(theirs.method());
                for (String name : List.of("content-type", "accept", "authorization", "host")) {
                    assertThat(ours.header(name)).as(name).isEqualTo(theirs.header(name));
                }
            });
        }
    }

    /** The original's never come: its thread dies of the first one. So the claims are compared with its source. */
    private void checkJsonWebTokens(Receiver receiver) throws GeneralSecurityException {
        assertThat(told(receiver, "/secret", false)).isEmpty();
        for (Receiver.Call call : told(receiver, "/secret", true)) {
            assertThat(call.authorization()).startsWith("Bearer ");
            String[] parts = call.authorization().substring("Bearer ".length()).split("\\.", -1);
            assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
            JsonNode claims = JsonMapper.shared().readTree(decoded(parts[1]));
            JsonNode body = JsonMapper.shared().readTree(call.body());
            assertThat(claims.path("iss").asString()).isEqualTo("gluster");
            assertThat(claims.path("sub").asString())
                    .isEqualTo(body.path("event").asString());
            assertThat(claims.path("iat").asLong()).isEqualTo(body.path("ts").asLong());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            assertThat(Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(
                                    mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII))))
                    .isEqualTo(parts[2]);
        }
    }

    /** In the normalised form: what glusterd's own files bear out is not doubted, and bitrot's events have their volume. */
    private void checkWhatOursUnderstood() {
        assertThat(understood("BITROT_*"))
                .contains("BITROT_ENABLE drop [\"NULL_VALUE\"]", "BITROT_DISABLE drop [\"NULL_VALUE\"]");
        assertThat(understood("VOLUME_REMOVE_*")).containsExactly("VOLUME_REMOVE_BRICK_FORCE drop []");

        String third = lab.nodes().getLast().name();
        assertThat(afterwards("probe", third)).isEqualTo("PEER_ATTACH  [\"UNCONFIRMED\"]");
        assertThat(afterwards("detach", third)).isEqualTo("PEER_DETACH  []");
        assertThat(afterwards("probe", third)).isEqualTo("PEER_ATTACH  []");
        lab.awaitPool();
    }

    /** The event of a command; commands in quick succession may be taken one for the other. */
    private String afterwards(String word, String peer) {
        int before = understood("PEER_*TACH").size();
        Output done = node.run(LIMIT, "gluster", "--mode=script", "peer", word, peer);
        assertThat(done.exit()).as(done.toString()).isZero();
        lab.waitUntil("its event", LIMIT, () -> understood("PEER_*TACH").size() > before);
        return understood("PEER_*TACH").getLast();
    }

    private List<String> understood(String type) {
        Output listed = new Brickyard(node).run("events", "list", "-o", "json", "--limit", "1000", "--type", type);
        assertThat(listed.exit()).as(listed.toString()).isZero();
        return listed.stdout()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line).path("event"))
                .map(event -> event.path("type").asString() + " "
                        + event.path("subject").path("volume").asString("") + " " + event.path("flaws"))
                .toList();
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    /** Who reads such a log reads Python's values; in ours the members of a message are sorted. */
    private void compareLogs() {
        List<String> theirs = published("events.log");
        List<String> ours = published("events-ours.log").stream()
                .filter(line -> ownTypes.stream().noneMatch(type -> line.contains("\"event\": \"" + type + "\"")))
                .toList();
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
        System.out.println("drop-in: " + theirs.size() + " lines of events.log alike");
    }

    /** What a log says was published. */
    private List<String> published(String log) {
        Output values = node.run(LIMIT, "python3", "-c", """
                import ast, json, sys
                for line in open(sys.argv[1]):
                    if "log_event] - " in line:
                        value = ast.literal_eval(line.split("log_event] - ", 1)[1])
                        assert list(value) == ["nodeid", "ts", "event", "message"], line
                        print(json.dumps(value, sort_keys=True))
                """, "/var/log/glusterfs/" + log);
        assertThat(values.exit()).as(values.toString()).isZero();
        return values.stdout().lines().toList();
    }
}
