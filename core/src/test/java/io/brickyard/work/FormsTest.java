package io.brickyard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.brickyard.plan.Leftover;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.NodeKnowledge;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {

    private static final UUID ID = UUID.fromString("0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");
    private static final NodeId NODE = new NodeId(ID);
    private static final NodeId FRIEND = NodeId.parse("1dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");
    private static final LockHolder HOLDER = new LockHolder("root@gl1", 4711, "apply \"pöol\".yaml");

    static final List<NodeTask> TASKS = List.of(
            new NodeTask.Facts(List.of()),
            new NodeTask.Facts(List.of(
                    new NodeTask.Place(
                            new BrickPath("/bricks/b 1"), Optional.of(new DevicePath("/dev/disk/by-id/x:y"))),
                    new NodeTask.Place(new BrickPath("/bricks/ü"), Optional.empty()))),
            new NodeTask.PrepareDevice(new DevicePath("/dev/sdb"), new BrickPath("/bricks/b1")),
            new NodeTask.MakeFolder(new BrickPath("/bricks/b1/deep"), true),
            new NodeTask.Clean(new BrickPath("/bricks/b1"), new BrickPath("/bricks/b1/gv0"), ID, Leftover.NO_FILES),
            new NodeTask.Clean(new BrickPath("/"), new BrickPath("/gv0"), ID, Leftover.FILES),
            new NodeTask.ConfigureGlusterd(Map.of("ping-timeout", "10", "transport.tcp-user-timeout", "20")),
            new NodeTask.StopGlusterd(),
            new NodeTask.StartGlusterd(),
            new NodeTask.RestartGlusterd(),
            new NodeTask.SettlePeer(FRIEND),
            new NodeTask.YieldVolume(new VolumeName("gv0")),
            new NodeTask.Facts(List.of(), true),
            new NodeTask.RestoreIdentity(NODE, 100000, FRIEND, new HostName("gl2.example.org")),
            new NodeTask.ForgetVolume(new VolumeName("gv0")),
            new NodeTask.Probe(new HostName("fe80::1%eth0")),
            new NodeTask.TakeLock(HOLDER, ID, Duration.ofMinutes(2)),
            new NodeTask.ReleaseLock(ID));

    static final List<NodeResult> RESULTS = List.of(
            new NodeResult.Done("all \"is\" wéll"),
            new NodeResult.Held(HOLDER),
            new NodeResult.Failed("what", "why", "what to do"),
            new NodeResult.Told(new NodeFacts(Optional.empty(), false, Map.of(), List.of())),
            new NodeResult.Told(new NodeFacts(
                    Optional.empty(),
                    false,
                    Map.of(),
                    List.of(),
                    new NodeKnowledge(
                            true,
                            OptionalInt.of(100000),
                            List.of(new NodeKnowledge.KnownPeer(FRIEND, 5)),
                            List.of(new NodeKnowledge.KnownVolume(new VolumeName("gv0"), "", ""))))),
            new NodeResult.Told(new NodeFacts(
                    Optional.of(NODE),
                    true,
                    Map.of("ping-timeout", "10"),
                    List.of(
                            new NodeFacts.PlaceFacts(
                                    new BrickPath("/bricks/b1"),
                                    true,
                                    true,
                                    new Bytes(1L << 50),
                                    new Bytes(7),
                                    false,
                                    Optional.of(ID),
                                    Optional.of(new NodeFacts.DeviceFacts(
                                            "/dev/sdb", true, Optional.of("ext4"), new Bytes(1L << 50)))),
                            new NodeFacts.PlaceFacts(
                                    new BrickPath("/bricks/b2"),
                                    false,
                                    false,
                                    new Bytes(0),
                                    new Bytes(0),
                                    true,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Set.of(ID, FRIEND.value()))))));

    @ParameterizedTest
    @FieldSource("TASKS")
    void aTaskIsReadAsItWasWritten(NodeTask task) {
        assertThat(TaskForm.read(octets(TaskForm.write(task)))).isEqualTo(task);
        assertThat(PeerWords.decoded(PeerWords.encoded(task))).isEqualTo(task);
        assertThat(PeerWords.encoded(task)).matches("[A-Za-z0-9][A-Za-z0-9_-]*");
    }

    @ParameterizedTest
    @FieldSource("RESULTS")
    void aResultIsReadAsItWasWritten(NodeResult result) {
        assertThat(ResultForm.read(octets(ResultForm.write(result)))).isEqualTo(result);
        assertThat(ResultForm.write(result)).doesNotContain("\n").matches("\\p{ASCII}*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"task\": 7}",
                "{\"task\": \"run\", \"command\": \"rm -rf /\"}",
                "{\"task\": \"stop-glusterd\", \"also\": \"this\"}",
                "{\"task\": \"stop-glusterd\"} {\"task\": \"stop-glusterd\"}",
                "{\"task\": \"prepare-device\", \"device\": \"/dev/../etc/passwd\", \"mount\": \"/bricks/b1\"}",
                "{\"task\": \"prepare-device\", \"device\": \"/etc/passwd\", \"mount\": \"/bricks/b1\"}",
                "{\"task\": \"prepare-device\", \"device\": \"/dev/sdb -f\", \"mount\": \"/bricks/b1\"}",
                "{\"task\": \"prepare-device\", \"device\": \"/dev/sdb\", \"mount\": \"/\"}",
                "{\"task\": \"prepare-device\", \"device\": \"/dev/sdb\", \"mount\": \"/usr/b1\"}",
                "{\"task\": \"make-folder\", \"folder\": \"bricks\", \"root-allowed\": true}",
                "{\"task\": \"make-folder\", \"folder\": \"/bricks/../etc/x\", \"root-allowed\": true}",
                "{\"task\": \"make-folder\", \"folder\": \"/var/lib/glusterd/x\", \"root-allowed\": true}",
                "{\"task\": \"make-folder\", \"folder\": \"/bricks//x\", \"root-allowed\": true}",
                "{\"task\": \"make-folder\", \"folder\": \"/bricks/x\", \"root-allowed\": \"yes\"}",
                "{\"task\": \"clean\", \"place\": \"/b\", \"brick\": \"/b\", \"volume\": \"0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e\", \"leftover\": \"files\"}",
                "{\"task\": \"clean\", \"place\": \"/b\", \"brick\": \"/c/d\", \"volume\": \"0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e\", \"leftover\": \"files\"}",
                "{\"task\": \"clean\", \"place\": \"/b\", \"brick\": \"/b/../c\", \"volume\": \"0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e\", \"leftover\": \"files\"}",
                "{\"task\": \"clean\", \"place\": \"/b\", \"brick\": \"/b/c\", \"volume\": \"1-1-1-1-1\", \"leftover\": \"files\"}",
                "{\"task\": \"clean\", \"place\": \"/b\", \"brick\": \"/b/c\", \"volume\": \"0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e\"}",
                "{\"task\": \"clean\", \"place\": \"/b\", \"brick\": \"/b/c\", \"volume\":"
                        + " \"0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e\", \"leftover\": \"all\"}",
                "{\"task\": \"configure-glusterd\", \"options\": {}}",
                "{\"task\": \"configure-glusterd\", \"options\": {\"run-with-valgrind\": \"on\"}}",
                "{\"task\": \"configure-glusterd\", \"options\": {\"working-directory\": \"/tmp\"}}",
                "{\"task\": \"configure-glusterd\", \"options\": {\"ping-timeout\": \"1\\nend-volume\"}}",
                "{\"task\": \"forget-volume\", \"volume\": \"..\"}",
                "{\"task\": \"forget-volume\", \"volume\": \"a/b\"}",
                "{\"task\": \"probe\", \"name\": \"--force\"}",
                "{\"task\": \"probe\", \"name\": \"a b\"}",
                "{\"task\": \"restore-identity\", \"id\": \"0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e\", \"operating-version\":"
                        + " 99999999999, \"friend\": \"1dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e\", \"friend-name\": \"a\"}",
                "{\"task\": \"take-lock\", \"holder\": {\"who\": \"a\", \"process\": 1, \"what\": \"b\"}, \"token\": \"0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e\", \"seconds\": 999999999999999}",
                "{\"task\": \"take-lock\", \"holder\": {\"who\": \"a\", \"process\": 1, \"what\": \"b\"}, \"token\": \"0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e\", \"seconds\": 0}"
            })
    void whatIsNoSoundTaskIsRefused(String text) {
        assertThatThrownBy(() -> TaskForm.read(octets(text)))
                .isInstanceOf(FormFailure.class)
                .hasMessageMatching("(?s).+");
    }

    @Test
    void aTaskThatIsTooLargeIsRefusedUnread() {
        assertThatThrownBy(() -> TaskForm.read(new byte[TaskForm.LARGEST + 1]))
                .isInstanceOf(FormFailure.class)
                .hasMessageContaining("larger than");
        assertThatThrownBy(() -> PeerWords.decoded("A".repeat(2 * TaskForm.LARGEST)))
                .isInstanceOf(FormFailure.class);
    }

    /** Damaged in any way, it is a task or refused; nothing else is ever thrown. */
    @Test
    void whateverIsDoneToATaskItIsReadOrRefused() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = octets(TaskForm.write(TASKS.get(random.nextInt(TASKS.size()))));
            for (int change = random.nextInt(4); change >= 0; change--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
            }
            Throwable thrown = catchThrowable(() -> TaskForm.read(octets));
            assertThat(thrown == null || thrown instanceof FormFailure)
                    .as("%s threw %s", new String(octets, StandardCharsets.ISO_8859_1), thrown)
                    .isTrue();
            Throwable other = catchThrowable(() -> ResultForm.read(octets));
            assertThat(other).isInstanceOf(FormFailure.class);
        }
    }

    @Test
    void anAnswerThatGlusterdWouldCutIsToldAsTooLong() {
        StringBuilder text = new StringBuilder();
        new Random(1).ints(20_000, 'A', 'z').forEach(text::appendCodePoint);
        NodeResult large = new NodeResult.Done(text.toString());
        String line = PeerWords.line(NODE, large);
        assertThat(line).hasSizeLessThanOrEqualTo(PeerWords.LONGEST_LINE);
        assertThat(PeerWords.answer(line)).hasValueSatisfying(answer -> {
            assertThat(answer.getKey()).isEqualTo(NODE);
            assertThat(PeerWords.isLost(answer.getValue())).isTrue();
        });
        NodeResult repeating = new NodeResult.Done("x".repeat(2 * PeerWords.LONGEST_LINE));
        assertThat(PeerWords.answer(PeerWords.line(NODE, repeating)))
                .hasValueSatisfying(answer -> assertThat(answer.getValue()).isEqualTo(repeating));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"node\": \"x\"}", "Traceback (most recent call last):", "{\"node\":"})
    void whatIsNoNodesAnswerIsNone(String line) {
        assertThat(PeerWords.answer(line)).isEmpty();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
