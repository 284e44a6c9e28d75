package io.brickyard.lab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.json.Json;
import io.brickyard.json.JsonReader;
import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.harmless.HeldLocks;
import io.brickyard.lab.junit.RealPool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents that know each other: {@code brickyard status} on one node shows what only the others can see, without a lock. */
@RealPool(nodes = 3)
class PairedAgentsTest {

    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(120);

    private final Lab lab;
    private final LabNode first;
    private final LabNode third;
    private final List<RunningAgent> agents = new ArrayList<>();

    PairedAgentsTest(Lab lab) {
        this.lab = lab;
        first = lab.nodes().getFirst();
        third = lab.nodes().getLast();
    }

    @BeforeEach
    void startAgents() {
        lab.createVolume(VolumeSpec.replicate("paired", 1, 3));
        lab.nodes().forEach(node -> agents.add(RunningAgent.on(node)));
        agents.forEach(RunningAgent::awaitReady);
    }

    @AfterEach
    void stopAgents() {
        agents.forEach(RunningAgent::close);
    }

    private Json.Members status() {
        Output output = first.run(COMMAND, Brickyard.commandLine("status", "-o", "json"));
        return (Json.Members) JsonReader.read(output.stdout().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Json.Members> each(Json.Members members, String name) {
        List<Json.Members> each = new ArrayList<>();
        ((Json.Items) members.member(name).orElseThrow()).values().forEach(value -> each.add((Json.Members) value));
        return each;
    }

    /** The nodes of whose bricks size and inodes are told. */
    private static Set<String> sized(Json.Members status) {
        Set<String> nodes = new TreeSet<>();
        for (Json.Members volume : each(status, "volumes")) {
            for (Json.Members subvolume : each(volume, "subvolumes")) {
                for (Json.Members brick : each(subvolume, "bricks")) {
                    boolean told = brick.member("usage").orElse(Json.Members.NONE) instanceof Json.Members usage
                            && usage.number("total_bytes").orElse(0L) > 0
                            && usage.number("inodes_total").orElse(0L) > 0;
                    if (told) {
                        nodes.add(brick.text("node").orElse(""));
                    }
                }
            }
        }
        return nodes;
    }

    private static Optional<Json.Members> finding(Json.Members status, String code) {
        return each(status, "findings").stream()
                .filter(finding -> finding.text("code").equals(Optional.of(code)))
                .findFirst();
    }

    private void pair() {
        Output paired = first.run(COMMAND, Brickyard.commandLine("agent", "pair"));
        assertThat(paired.exit()).as(paired.stdout() + paired.stderr()).isZero();
        lab.waitUntil("all nodes seen from within", SOON, () -> sized(status()).size() == 3);
    }

    @Test
    void statusSeesAllNodesFromWithin() {
        assertThat(sized(status())).as("before, with its own agent only").containsExactly(first.name());

        Output paired = first.run(COMMAND, Brickyard.commandLine("agent", "pair"));

        assertThat(paired.exit()).as(paired.stdout() + paired.stderr()).isZero();
        lab.waitUntil("all nodes seen from within", SOON, () -> sized(status()).size() == 3);
        Json.Members status = status();
        Set<String> daemons = new TreeSet<>();
        each(status, "daemons")
                .forEach(daemon -> daemons.add(daemon.text("node").orElse("")));
        assertThat(daemons)
                .containsExactlyElementsOf(
                        new TreeSet<>(lab.nodes().stream().map(LabNode::name).toList()));
        assertThat(status.flag("complete")).contains(true);
        Output text = first.run(COMMAND, Brickyard.commandLine("status"));
        assertThat(text.stdout()).containsPattern("paired +replica 3 +\\+ ONLINE +3/3 +0 +\\d+% of \\d+ MiB");
        for (LabNode node : lab.nodes()) {
            assertThat(new HeldLocks(lab, node).now())
                    .as("locks held on " + node.name())
                    .isEmpty();
        }
        Output key = third.run(COMMAND, "stat", "-c", "%a %U", "/var/lib/glusterd/events/brickyard-agents.pem");
        assertThat(key.stdout().strip()).isEqualTo("600 root");

        aProblemSaysSinceWhenItIsThere();
        anAgentThatEndsIsAFinding();
    }

    private void aProblemSaysSinceWhenItIsThere() {
        Instant before = Instant.now();
        lab.killBrick("paired", "2");
        lab.waitUntil("the agent knows since when", SOON, () -> finding(status(), "BRICK_DOWN")
                .flatMap(finding -> finding.text("since"))
                .isPresent());
        String since = finding(status(), "BRICK_DOWN")
                .flatMap(finding -> finding.text("since"))
                .orElseThrow();
        assertThat(Instant.parse(since)).isBetween(before.minusSeconds(1), Instant.now());
        assertThat(finding(status(), "BRICK_DOWN").flatMap(finding -> finding.text("since")))
                .as("it goes on to say the same")
                .contains(since);
    }

    private void anAgentThatEndsIsAFinding() {
        agents.getLast().close();
        lab.waitUntil("the silence of the agent", SOON, () -> finding(status(), "AGENT_SILENT")
                .flatMap(finding -> finding.text("target"))
                .equals(Optional.of("node/" + third.name())));
        agents.add(RunningAgent.on(third).awaitReady());
        lab.waitUntil("the agent is back", SOON, () -> finding(status(), "AGENT_SILENT")
                .isEmpty());
    }
}
