package io.brickyard.lab.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.Catalogue;
import io.brickyard.events.CompatParser;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The original's daemon and our parser hear the same datagrams of a real pool, while an administrator works on it: the bodies
 * at the webhook are the same, byte for byte.
 *
 * <p>A relay takes the place of the daemon at the port of events, notes every datagram, and passes it on to the daemon.
 */
@RealPool(nodes = 3, bricksPerNode = 4)
class SideBySideTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private final Lab lab;
    private final LabNode first;
    private final Eventsapi tool;

    SideBySideTest(Lab lab) {
        this.lab = lab;
        first = lab.nodes().getFirst();
        tool = new Eventsapi(first);
    }

    @Test
    void theSameActionsGiveTheSameBodies() throws IOException {
        Assumptions.assumeTrue(Eventsapi.originalIsInstalled(), "the original is not installed");
        try (Receiver receiver = new Receiver(lab)) {
            Files.createDirectories(first.onHost(Eventsapi.FOLDER.toString()));
            Files.writeString(
                    first.onHost(Eventsapi.FOLDER + "/webhooks.json"), "{\"" + receiver.url("/all") + "\": \"\"}");
            Files.writeString(first.onHost(Eventsapi.FOLDER + "/config.json"), "{\"port\": 55557}");
            tool.startOriginalDaemon(first, 55557);
            Relay relay = Relay.between(first, 55557);

            work();

            lab.waitUntil("the daemon has posted all that it can, and nothing else", LIMIT, () -> bodies(receiver)
                    .equals(expected(relay)));
            List<String> bodies = bodies(receiver);
            List<String> types = bodies.stream()
                    .map(body -> body.replaceAll("^\\{\"event\": \"(\\w+)\".*", "$1"))
                    .distinct()
                    .toList();
            System.out.println("side by side: " + bodies.size() + " bodies alike, of " + types);
            assertThat(types)
                    .contains(
                            "VOLUME_CREATE",
                            "VOLUME_START",
                            "VOLUME_SET",
                            "VOLUME_STOP",
                            "VOLUME_DELETE",
                            "PEER_ATTACH",
                            "PEER_DETACH",
                            "BRICK_DISCONNECTED");
        }
    }

    private void work() {
        lab.createVolume(VolumeSpec.replicate("side", 1, 3));
        gluster("volume", "set", "side", "performance.cache-size", "32MB");
        gluster("volume", "set", "side", "user.note", "a=b;c,d");
        lab.killBrick("side", "1");
        gluster("volume", "start", "side", "force");
        gluster("volume", "stop", "side");
        gluster("volume", "delete", "side");
        String third = lab.nodes().getLast().name();
        gluster("peer", "detach", third);
        gluster("peer", "probe", third);
        lab.awaitPool();
    }

    private void gluster(String... words) {
        List<String> command = new ArrayList<>(List.of("gluster", "--mode=script"));
        command.addAll(List.of(words));
        Output output = first.run(LIMIT, command);
        assertThat(output.exit()).as(command + ": " + output).isZero();
    }

    private static List<String> bodies(Receiver receiver) {
        return receiver.calls("/all").stream().map(Receiver.Call::body).sorted().toList();
    }

    /** What our parser makes of the datagrams so far. */
    private List<String> expected(Relay relay) {
        NodeId node =
                new GlusterdFolder(first.onHost("/var/lib/glusterd")).self().orElseThrow();
        CompatParser parser = new CompatParser(Catalogue.load());
        List<String> bodies = new ArrayList<>();
        for (byte[] datagram : relay.noted()) {
            if (parser.parse(datagram, node) instanceof CompatParser.Body body) {
                bodies.add(body.text());
            }
        }
        return bodies.stream().sorted().toList();
    }
}
