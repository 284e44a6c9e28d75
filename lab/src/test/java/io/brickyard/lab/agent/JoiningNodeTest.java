package io.brickyard.lab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Paired agents see by themselves who lacks the pool's files, and lock the pool only to give them. */
@RealPool(nodes = 4, bricksPerNode = 1)
class JoiningNodeTest {

    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(180);
    private static final String WEBHOOK = "http://127.0.0.1:9/joined";
    private static final String KEY = "/var/lib/glusterd/events/brickyard-agents.pem";

    private final Lab lab;
    private final LabNode first;
    private final LabNode fourth;
    private final List<RunningAgent> agents = new ArrayList<>();

    JoiningNodeTest(Lab lab) {
        this.lab = lab;
        first = lab.nodes().getFirst();
        fourth = lab.nodes().getLast();
    }

    @AfterEach
    void stopAgents() {
        agents.forEach(RunningAgent::close);
    }

    private void startAgents() {
        List<LabNode> members = lab.nodes().subList(0, 3);
        members.forEach(node -> agents.add(RunningAgent.on(node)));
        agents.forEach(RunningAgent::awaitReady);
    }

    private Output gluster(String... words) {
        List<String> command = new ArrayList<>(List.of("gluster", "--mode=script"));
        command.addAll(List.of(words));
        return first.run(COMMAND, command.toArray(String[]::new));
    }

    /** What all nodes' glusterds were told that takes the pool's lock, as their histories tell. */
    private List<String> locking() {
        List<String> all = new ArrayList<>();
        for (LabNode node : lab.nodes()) {
            Output history = node.run(COMMAND, "cat", "/var/log/glusterfs/cmd_history.log");
            history.stdout()
                    .lines()
                    .filter(line -> line.contains("system:: execute") || line.contains("system:: copy"))
                    .map(line -> node.name() + " " + line)
                    .forEach(all::add);
        }
        return all;
    }

    private boolean pairedOnAll(int agents) {
        Output pool = first.run(
                COMMAND, "curl", "-s", "--unix-socket", "/run/brickyard/agent.sock", "http://localhost/api/v1/pool");
        return pool.stdout().split("\"at\"", -1).length - 1 == agents;
    }

    @Test
    void aRestartLocksNothingAndAFourthNodeGetsKeyAndWebhooksByItself() {
        assertThat(gluster("peer", "detach", fourth.name()).exit()).isZero();
        startAgents();
        assertThat(new Brickyard(first).run("webhook", "add", WEBHOOK).exit()).isZero();
        assertThat(new Brickyard(first).run("agent", "pair").exit()).isZero();
        lab.waitUntil("three agents know each other", SOON, () -> pairedOnAll(3));
        List<String> before = locking();

        agents.forEach(RunningAgent::close);
        agents.clear();
        startAgents();
        lab.waitUntil("three agents know each other again", SOON, () -> pairedOnAll(3));
        agents.add(RunningAgent.on(fourth).awaitReady());
        assertThat(gluster("peer", "probe", fourth.name()).exit()).isZero();
        List<String> restarted = locking();
        long probed = System.nanoTime();
        lab.waitUntil("the fourth is one of them", SOON, () -> pairedOnAll(4));

        System.out.println("a node that joined was paired after " + (System.nanoTime() - probed) / 1_000_000 + " ms");
        assertThat(restarted).as("at the restart of all agents").isEqualTo(before);
        assertThat(fourth.run(COMMAND, "stat", "-c", "%a", KEY).stdout().strip())
                .isEqualTo("600");
        assertThat(fourth.run(COMMAND, "cat", "/var/lib/glusterd/events/webhooks.json")
                        .stdout())
                .contains(WEBHOOK);
        // The files arrive before glusterd writes down the command that has them read.
        lab.waitUntil("the agents were told to read them", SOON, () -> executedSince(before) > 0);
        assertThat(executedSince(before)).as("given once: " + locking()).isEqualTo(1);
    }

    private long executedSince(List<String> before) {
        return locking().stream()
                .filter(line -> !before.contains(line) && line.contains("execute"))
                .count();
    }
}
