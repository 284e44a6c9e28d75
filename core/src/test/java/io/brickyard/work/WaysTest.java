package io.brickyard.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.command.CommandLine;
import io.brickyard.glusterd.command.PeerEntry;
import io.brickyard.glusterd.command.Printout;
import io.brickyard.plan.NodeFacts;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to a node, without processes and networks. */
class WaysTest {

    private static final NodeId ONE = NodeId.parse("0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");
    private static final NodeId TWO = NodeId.parse("1dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");
    private static final Recipient SECOND = Recipient.member(new HostName("gl2"), TWO);
    private static final Recipient STRANGER = Recipient.outsider(new HostName("gl9"));
    private static final NodeTask.MakeFolder FOLDER = new NodeTask.MakeFolder(new BrickPath("/bricks/b1"), false);

    @TempDir
    Path folder;

    private final List<List<String>> asked = new ArrayList<>();

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    /** A pool of two nodes; what {@code peer_brickyard} prints on the second one is its own work. */
    private CommandLine pool(String lines, int exit) {
        String list = "<cliOutput><opRet>0</opRet><opErrno>0</opErrno><opErrstr/><peerStatus>"
                + "<peer><uuid>" + ONE + "</uuid><hostname>localhost</hostname><connected>1</connected></peer>"
                + "<peer><uuid>" + TWO
                + "</uuid><hostname>gl2</hostname><connected>1</connected><state>3</state></peer>"
                + "</peerStatus></cliOutput>";
        return (arguments, _) -> {
            asked.add(arguments);
            boolean execute = arguments.contains("execute");
            String said = execute ? lines : list;
            return new Printout(
                    (execute && exit != 0 ? "" : said).getBytes(StandardCharsets.UTF_8),
                    execute && exit != 0 ? said : "",
                    execute ? exit : 0);
        };
    }

    @Test
    void eachNodesLineIsItsResult() {
        NodeResult done = new NodeResult.Done("made");
        ThroughGlusterd glusterd =
                new ThroughGlusterd(pool("{}\n" + PeerWords.line(TWO, done) + "\nnoise\n", 0), _ -> List.of());
        assertThat(glusterd.perform(List.of(SECOND), FOLDER, soon())).containsExactly(Map.entry(SECOND, done));
        assertThat(asked.getLast())
                .containsExactly(
                        "--mode=script",
                        "system::",
                        "execute",
                        "brickyard",
                        "1",
                        TWO.toString(),
                        PeerWords.encoded(FOLDER));
    }

    @Test
    void nothingIsBegunWhileAConnectedNodeIsSilent() {
        ThroughGlusterd glusterd = new ThroughGlusterd(pool("", 0), peers -> peers);
        assertThat(glusterd.perform(SECOND, FOLDER, soon()))
                .isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                        .contains("gl2 is silent"));
        assertThat(asked).noneMatch(words -> words.contains("execute"));
    }

    @Test
    void whatGlusterdRefusesIsToldOfEachNode() {
        ThroughGlusterd glusterd =
                new ThroughGlusterd(pool("Unable to locate peer_brickyard on gl2", 1), WaysTest::nobody);
        assertThat(glusterd.perform(SECOND, FOLDER, soon()))
                .isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                        .contains("Unable to locate"));
    }

    private static List<PeerEntry> nobody(List<PeerEntry> peers) {
        return List.of();
    }

    @Test
    void aNodeThatSaysNothingAndAStrangerHaveFailed() {
        ThroughGlusterd glusterd = new ThroughGlusterd(pool("{}\n", 0), WaysTest::nobody);
        assertThat(glusterd.perform(List.of(SECOND, STRANGER), FOLDER, soon()).values())
                .hasSize(2)
                .allSatisfy(result -> assertThat(result).isInstanceOf(NodeResult.Failed.class));
    }

    /** Each node looks as if all were there, with numbers that cannot be deflated. */
    private static NodeResult told(NodeTask task) {
        return new NodeResult.Told(new NodeFacts(
                Optional.of(TWO),
                true,
                Map.of("working-directory", "/var/lib/glusterd"),
                ((NodeTask.Facts) task).places().stream().map(WaysTest::full).toList()));
    }

    @Test
    void whatDoesNotFitIntoALineIsAskedForInHalves() {
        List<NodeTask.Place> places = IntStream.range(0, 300)
                .mapToObj(i -> new NodeTask.Place(
                        new BrickPath("/bricks/" + new UUID(i * 0x9E3779B97F4A7C15L, i * 0xC2B2AE3D27D4EB4FL)),
                        Optional.of(new DevicePath("/dev/disk/by-id/" + i))))
                .toList();
        CommandLine pool = (arguments, deadline) -> {
            String line = arguments.contains("execute")
                    ? PeerWords.line(TWO, told(PeerWords.decoded(arguments.getLast()))) + "\n"
                    : "";
            assertThat(line).hasSizeLessThanOrEqualTo(PeerWords.LONGEST_LINE + 1);
            return pool(line, 0).run(arguments, deadline);
        };
        NodeTask task = new NodeTask.Facts(places);
        assertThat(new ThroughGlusterd(pool, WaysTest::nobody).perform(SECOND, task, soon()))
                .isEqualTo(told(task));
        assertThat(asked.stream().filter(words -> words.contains("execute")).count())
                .isBetween(3L, 40L);
    }

    private static NodeFacts.PlaceFacts full(NodeTask.Place place) {
        return new NodeFacts.PlaceFacts(
                place.path(),
                true,
                true,
                new Bytes(Long.MAX_VALUE),
                new Bytes(Long.MAX_VALUE),
                false,
                Optional.of(ONE.value()),
                place.device()
                        .map(device -> new NodeFacts.DeviceFacts(
                                device.value(),
                                true,
                                Optional.of("several contradicting signatures"),
                                new Bytes(1L << 60))));
    }

    private record Fixed(String name) implements Transport {
        @Override
        public Map<Recipient, NodeResult> perform(List<Recipient> nodes, NodeTask task, Deadline deadline) {
            Map<Recipient, NodeResult> results = new LinkedHashMap<>();
            nodes.forEach(node -> results.put(node, new NodeResult.Done(name)));
            return results;
        }
    }

    @Test
    void eachNodeIsReachedByItsWay() {
        Recipient named = Recipient.member(new HostName("gl3"), ONE);
        Recipient self = Recipient.here(new HostName("gl1"));
        Transports ways = new Transports(
                new Fixed("here"),
                new Fixed("glusterd"),
                Map.of(new HostName("gl3"), new Fixed("agent")),
                Optional.of(new Fixed("ssh")));
        assertThat(ways.perform(List.of(STRANGER, SECOND, named, self), FOLDER, soon()))
                .containsExactly(
                        Map.entry(STRANGER, new NodeResult.Done("ssh")),
                        Map.entry(SECOND, new NodeResult.Done("glusterd")),
                        Map.entry(named, new NodeResult.Done("agent")),
                        Map.entry(self, new NodeResult.Done("here")));
        Transports fewer = new Transports(new Fixed("here"), new Fixed("glusterd"), Map.of(), Optional.empty());
        assertThat(fewer.perform(STRANGER, FOLDER, soon()))
                .isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.advice())
                        .contains("configure ssh or its agent"));
    }

    @Test
    void sshIsNeverToldToTrustAHostAndItsWordsAreSeparate() {
        OverSsh ssh = new OverSsh(new OverSsh.Settings(
                Optional.of("admin"),
                OptionalInt.of(2222),
                Optional.of(Path.of("/k")),
                Optional.of(Path.of("/c")),
                "/opt/brickyard/bin/brickyard",
                true));
        List<String> words = ssh.words(STRANGER, soon());
        assertThat(String.join(" ", words))
                .matches("-F /c -o BatchMode=yes -o ConnectTimeout=5 -T -p 2222 -i /k -l admin -- gl9 sudo -n"
                        + " /opt/brickyard/bin/brickyard node-work --seconds \\d+ -")
                .doesNotContain("StrictHostKeyChecking");
    }

    private NodeWorker worker() throws IOException {
        Files.writeString(folder.resolve("glusterd.info"), "UUID=" + TWO + "\noperating-version=100000\n");
        return NodeWorker.with(new NodePaths(folder, folder.resolve("glusterd.vol"), folder.resolve("fstab"), folder));
    }

    @Test
    void aNodeThatIsNotMeantDoesNothing() throws IOException {
        PeerProgram program = new PeerProgram(worker(), _ -> {});
        NodeTask here = new NodeTask.MakeFolder(new BrickPath(folder + "/brick"), true);
        assertThat(program.answer(PeerWords.of(List.of(ONE), here))).isEqualTo("{}");
        assertThat(folder.resolve("brick")).doesNotExist();
        String line = program.answer(PeerWords.of(List.of(ONE, TWO), here));
        assertThat(PeerWords.answer(line)).hasValueSatisfying(answer -> {
            assertThat(answer.getKey()).isEqualTo(TWO);
            assertThat(answer.getValue()).isInstanceOf(NodeResult.Done.class);
        });
        assertThat(folder.resolve("brick")).isDirectory();
    }

    @Test
    void wordsOfAnotherVersionAreRefusedAndNotDone() throws IOException {
        PeerProgram program = new PeerProgram(worker(), _ -> {});
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("2", TWO.toString(), PeerWords.encoded(FOLDER)),
                List.of("1", "all", PeerWords.encoded(FOLDER)),
                List.of("1", TWO.toString(), "rm -rf /"))) {
            assertThat(PeerWords.answer(program.answer(words)))
                    .hasValueSatisfying(answer -> assertThat(answer.getValue()).isInstanceOf(NodeResult.Failed.class));
        }
    }

    @Test
    void whatDisturbsGlusterdIsPutOffWhileItWaits() throws IOException {
        List<NodeTask> later = new ArrayList<>();
        PeerProgram program = new PeerProgram(worker(), later::add);
        for (NodeTask task : List.of(new NodeTask.StopGlusterd(), new NodeTask.Probe(new HostName("gl1")))) {
            assertThat(PeerWords.answer(program.answer(PeerWords.of(List.of(TWO), task))))
                    .hasValueSatisfying(answer -> assertThat(answer.getValue()).isInstanceOf(NodeResult.Done.class));
            assertThat(later.removeLast()).isEqualTo(task);
        }
        assertThat(later).isEmpty();
    }

    @Test
    void whatIsSentToNodeWorkIsAnsweredWhateverItIs() throws IOException {
        NodeWorker worker = worker();
        for (String text : List.of("", "{", "[1]", "{\"task\": \"none\"}", "x".repeat(TaskForm.LARGEST + 10))) {
            String line =
                    NodeWork.answer(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), worker, soon());
            assertThat(ResultForm.read(line.getBytes(StandardCharsets.UTF_8))).isInstanceOf(NodeResult.Failed.class);
        }
    }
}
