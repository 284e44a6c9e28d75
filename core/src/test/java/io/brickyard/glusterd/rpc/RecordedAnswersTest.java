package io.brickyard.glusterd.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our questions are the recorded ones, byte for byte, and the recorded answers are understood exactly. */
class RecordedAnswersTest {

    private static final NodeId RT1 = NodeId.parse("cd512901-9b41-4a11-bdbb-ebacac70b728");
    private static final NodeId RT2 = NodeId.parse("19bda102-b266-427b-950b-b42875cf4e3e");
    private static final NodeId RT3 = NodeId.parse("5b1dd930-904b-46bc-bc12-c239b9205f65");
    private static final List<NodeId> NODES = List.of(RT1, RT2, RT3);

    private static final Map<String, String> USUAL_OPTIONS =
            Map.of("nfs.disable", "on", "transport.address-family", "inet", "storage.fips-mode-rchecksum", "on");
    private static final Map<String, String> REPLICA_OPTIONS =
            with(USUAL_OPTIONS, Map.of("performance.client-io-threads", "off", "cluster.granular-entry-heal", "on"));

    /** Replays a recorded answer to whoever asks, and insists on the recorded question. */
    private static <T> T replayed(String conversation, Function<GlusterdClient, T> question) {
        byte[] expected = Recorded.request(conversation);
        FakeGlusterd.Behaviour replay = visitor -> {
            byte[] asked = visitor.raw(expected.length);
            visitor.send(Arrays.equals(asked, expected) ? Recorded.answer(conversation) : new byte[0]);
        };
        try (FakeGlusterd fake = FakeGlusterd.listening(replay);
                GlusterdClient client = GlusterdClient.connect(fake.endpoint(), Deadline.in(Duration.ofSeconds(10)))) {
            return question.apply(client);
        }
    }

    private static Map<String, String> with(Map<String, String> options, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(more);
        return Map.copyOf(all);
    }

    private static Brick brick(int node, String path) {
        return new Brick(
                new BrickId(NODES.get(node - 1), new BrickPath(path)), new HostName("rt" + node), Brick.Role.DATA);
    }

    private static List<Brick> onAllThree(String folder) {
        return List.of(brick(1, folder), brick(2, folder), brick(3, folder));
    }

    private static Volume volume(
            String name, String id, Layout layout, List<Brick> bricks, Map<String, String> options) {
        return new Volume(
                new VolumeName(name),
                UUID.fromString(id),
                Volume.Status.STARTED,
                layout,
                Volume.inSubvolumes(layout, bricks),
                options,
                0);
    }

    private static Volume read(String conversation) {
        String name = conversation.substring("volume-".length());
        Optional<Volume> volume = replayed(conversation, client -> client.volume(new VolumeName(name)));
        return volume.orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"dump-unix, 3", "dump-tcp, 8", "dump-brick, 4"})
    void programsOfEveryKindOfProcess(String conversation, int count) {
        List<Program> programs = replayed(conversation, GlusterdClient::programs);

        assertThat(programs).hasSize(count).contains(Program.DUMP);
        assertThat(programs.contains(Program.CLI)).isEqualTo(!conversation.equals("dump-brick"));
        assertThat(programs.contains(Program.PORTMAP)).isEqualTo(conversation.equals("dump-tcp"));
    }

    @ParameterizedTest
    @CsvSource({"friends-unix, true", "friends-one-gone, false"})
    void friendsAsTheFirstNodeSeesThem(String conversation, boolean thirdConnected) {
        Friends friends = replayed(conversation, GlusterdClient::friends);

        assertThat(friends.self()).isEqualTo(RT1);
        assertThat(friends.peers())
                .containsExactlyInAnyOrder(friend(RT2, "rt2", true), friend(RT3, "rt3", thirdConnected));
    }

    @Test
    void friendsOverTcpAsTheSecondNodeSeesThem() {
        Friends friends = replayed("friends-tcp", GlusterdClient::friends);

        assertThat(friends.self()).isEqualTo(RT2);
        assertThat(friends.peers()).containsExactlyInAnyOrder(friend(RT1, "rt1", true), friend(RT3, "rt3", true));
    }

    private static Friends.Friend friend(NodeId id, String name, boolean connected) {
        return new Friends.Friend(id, List.of(new HostName(name)), 3, "Peer in Cluster", connected);
    }

    @Test
    void theNodeItself() {
        assertThat(replayed("uuid-get", GlusterdClient::self)).isEqualTo(RT1);
    }

    @Test
    void namesOfAllVolumes() {
        assertThat(replayed("volumes", GlusterdClient::volumeNames))
                .extracting(VolumeName::value)
                .containsExactlyInAnyOrder("arb", "disp", "dist", "drep", "rep3", "stopped", "thin");
    }

    @Test
    void distributed() {
        assertThat(read("volume-dist"))
                .isEqualTo(volume(
                        "dist",
                        "7ccffef1-cebe-44a9-bce8-25ae58de1a5d",
                        new Layout.Single(),
                        onAllThree("/srv/dist/b"),
                        USUAL_OPTIONS));
    }

    @Test
    void replicatedWithOptionsInUtf8() {
        Map<String, String> options = with(
                REPLICA_OPTIONS,
                Map.of("cluster.quorum-type", "fixed", "cluster.quorum-count", "2", "user.note", "für Zoë"));

        assertThat(read("volume-rep3"))
                .isEqualTo(volume(
                        "rep3",
                        "26789afa-cfc3-4f79-a499-a4462ff70804",
                        new Layout.Replicated(3, 0),
                        onAllThree("/srv/rep/b"),
                        options));
    }

    @Test
    void arbiterIsTheLastOfItsSet() {
        Volume volume = read("volume-arb");

        assertThat(volume.layout()).isEqualTo(new Layout.Replicated(3, 1));
        assertThat(volume.bricks())
                .extracting(Brick::role)
                .containsExactly(Brick.Role.DATA, Brick.Role.DATA, Brick.Role.ARBITER);
        assertThat(volume.bricks())
                .extracting(Brick::id)
                .containsExactlyElementsOf(
                        onAllThree("/srv/arb/b").stream().map(Brick::id).toList());
        assertThat(volume.options()).isEqualTo(REPLICA_OPTIONS);
    }

    @Test
    void dispersed() {
        assertThat(read("volume-disp"))
                .isEqualTo(volume(
                        "disp",
                        "7d33c60c-24ad-4dd9-af65-a7955dce9acc",
                        new Layout.Dispersed(3, 1),
                        onAllThree("/srv/disp/b"),
                        USUAL_OPTIONS));
    }

    @Test
    void distributedReplicated() {
        Volume volume = read("volume-drep");

        assertThat(volume.typeName()).isEqualTo("Distributed-Replicate");
        assertThat(volume.subvolumes()).hasSize(2);
        assertThat(volume.subvolumes().get(0).bricks()).isEqualTo(onAllThree("/srv/drep1/b"));
        assertThat(volume.subvolumes().get(1).bricks()).isEqualTo(onAllThree("/srv/drep2/b"));
    }

    @Test
    void thinArbitrated() {
        ThinArbiter arbiter =
                new ThinArbiter(new HostName("rt3"), new BrickPath("/srv/tarb/b"), ThinArbiter.DEFAULT_PORT);

        assertThat(read("volume-thin"))
                .isEqualTo(volume(
                        "thin",
                        "b0972672-9a9f-4f5f-993b-6fdd6d220d81",
                        new Layout.ThinArbitrated(arbiter),
                        List.of(brick(1, "/srv/ta/b"), brick(2, "/srv/ta/b")),
                        REPLICA_OPTIONS));
    }

    @Test
    void stoppedVolume() {
        Volume volume = read("volume-stopped");

        assertThat(volume.status()).isEqualTo(Volume.Status.STOPPED);
        assertThat(volume.bricks()).containsExactly(brick(1, "/srv/stop/b"), brick(2, "/srv/stop/b"));
    }

    @Test
    void volumeThatDoesNotExistIsEmptyNotAFailure() {
        Optional<Volume> volume = replayed("volume-absent", client -> client.volume(new VolumeName("absent")));

        assertThat(volume).isEmpty();
    }

    @Test
    void portOfARunningBrick() {
        Optional<Port> port = replayed("port-up", client -> portOf(client, "/srv/rep/b"));

        assertThat(port).contains(new Port(56694));
    }

    private static Optional<Port> portOf(GlusterdClient client, String path) {
        return client.portsOf(List.of(new BrickPath(path))).getOrDefault(new BrickPath(path), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"port-down, /srv/arb/b", "port-stopped, /srv/stop/b"})
    void noPortOfABrickThatDoesNotRun(String conversation, String path) {
        Optional<Port> port = replayed(conversation, client -> portOf(client, path));

        assertThat(port).isEmpty();
    }

    @Test
    void procedureThatIsNotServedIsNotAllowedAndSaysSo() {
        assertThatThrownBy(() -> answered(Recorded.answer("state-over-tcp"), client -> {
                    client.writeState("/tmp", "x");
                    return "written";
                }))
                .isInstanceOf(GlusterdFailure.NotAllowed.class)
                .hasMessageContaining("does not serve GET_STATE (accept status 3)");
    }

    @Test
    void pushedCallIsPassedOverThoughItHasTheNumberOfOurCall() {
        byte[] push = Recorded.bytes("push-fetchspec");
        assertThat(push).isEqualTo(Visitor.record(Behaviours.fetchSpec()));
        byte[] answer = Recorded.answer("uuid-get");
        byte[] both = ByteBuffer.allocate(push.length + answer.length)
                .put(push)
                .put(answer)
                .array();

        assertThat(answered(both, GlusterdClient::self)).isEqualTo(RT1);
    }

    private static <T> T answered(byte[] bytes, Function<GlusterdClient, T> question) {
        try (FakeGlusterd fake = FakeGlusterd.listening(Behaviours.sending(bytes));
                GlusterdClient client = GlusterdClient.connect(fake.endpoint(), Deadline.in(Duration.ofSeconds(10)))) {
            return question.apply(client);
        }
    }

    /** The command's call differs from ours in its number and its credential only. */
    @ParameterizedTest
    @ValueSource(strings = {"pool-list:friends-unix", "volume-list:volumes", "volume-info:volume-rep3"})
    void weAskWhatTheGlusterCommandAsks(String pair) {
        int colon = pair.indexOf(':');
        Call theirs = Call.read(Recorded.bytes("gluster-" + pair.substring(0, colon) + ".request"));
        Call ours = Call.read(Recorded.request(pair.substring(colon + 1)));

        assertThat(ours.procedure()).isEqualTo(theirs.procedure());
        if (pair.startsWith("pool")) {
            assertThat(ours.arguments()).isEqualTo(theirs.arguments());
        } else {
            Dictionary asked = Dictionary.read(new XdrReader(ours.arguments()).opaque());
            Dictionary askedByThem = Dictionary.read(new XdrReader(theirs.arguments()).opaque());
            assertThat(asked.below("")).isEqualTo(askedByThem.below(""));
        }
    }

    /** A recorded call without its number and credential. */
    private record Call(List<Integer> procedure, byte[] arguments) {
        static Call read(byte[] request) {
            XdrReader record = new XdrReader(Arrays.copyOfRange(request, 4, request.length));
            record.integer(); // number
            List<Integer> procedure =
                    List.of(record.integer(), record.integer(), record.integer(), record.integer(), record.integer());
            record.integer(); // flavour of the credential
            record.opaque();
            record.integer(); // flavour of the verifier
            record.opaque();
            return new Call(procedure, Arrays.copyOfRange(request, request.length - record.left(), request.length));
        }
    }
}
