package io.brickyard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent as a process of its own, as the service manager and other processes have to do with it. */
@Timeout(120)
class AgentProcessTest {

    @TempDir
    Path folder;

    private AgentProcess agent;

    @BeforeEach
    void begin() throws Throwable {
        agent = new AgentProcess(folder);
    }

    @AfterEach
    void end() {
        agent.close();
    }

    @Test
    void itTellsItsManagerEveryTurnOfItsLifeAndLeavesNothingBehind() throws Exception {
        agent.nodeIsKnown();
        agent.told("READY=1\nSTATUS=taking events in as node " + AgentProcess.NODE);
        assertThat(agent.pidFile).hasContent(String.valueOf(agent.pid()));
        assertThat(agent.asked("/healthz")).isEqualTo("alive\n");

        agent.send("HUP");
        assertThat(agent.told("RELOADING=1")).contains("\nMONOTONIC_USEC=");
        agent.told("READY=1");

        agent.send("TERM");
        agent.told("STOPPING=1");
        assertThat(agent.ended()).isZero();
        assertThat(agent.pidFile).doesNotExist();
        assertThat(agent.socket).doesNotExist();
        assertThat(agent.log).content().contains("reloaded", "stopping").doesNotContain("ERROR", "Exception");
    }

    @Test
    void itHeedsThePoolsFilesHoweverTheyAreReplaced() throws Exception {
        agent.nodeIsKnown();
        agent.told("READY=1\nSTATUS=taking");

        Files.writeString(agent.poolsFile("webhooks.json"), "{\"http://127.0.0.1:9/in-place\": \"\"}");
        await().atMost(AgentProcess.SOON)
                .until(() -> agent.asked("/api/v1/webhooks").contains("/in-place"));

        Path other = Files.writeString(folder.resolve("other"), "{\"http://127.0.0.1:9/renamed\": \"\"}");
        Files.move(other, agent.poolsFile("webhooks.json"), StandardCopyOption.ATOMIC_MOVE);
        await().atMost(AgentProcess.SOON)
                .until(() -> agent.asked("/api/v1/webhooks").contains("/renamed"));
        assertThat(agent.asked("/api/v1/webhooks")).doesNotContain("/in-place");

        Files.writeString(agent.poolsFile("webhooks.json"), "{damaged");
        await().atMost(AgentProcess.SOON)
                .until(() -> Files.readString(agent.log).contains("what was read before goes on to hold"));
        assertThat(agent.asked("/api/v1/webhooks")).contains("/renamed");
    }

    @Test
    void whatChangesBeforeItKnowsItsNodeIsHeededAfterwards() throws Exception {
        agent.told("READY=1\nSTATUS=waiting for glusterd.info");
        Files.writeString(agent.poolsFile("webhooks.json"), "{\"http://127.0.0.1:9/early\": \"\"}");
        agent.send("HUP");
        agent.nodeIsKnown();
        agent.told("READY=1\nSTATUS=taking");

        await().atMost(AgentProcess.SOON)
                .until(() -> agent.asked("/api/v1/webhooks").contains("/early"));
    }

    @Test
    void itCanBeStoppedBeforeItKnowsItsNode() throws Exception {
        agent.told("READY=1\nSTATUS=waiting for glusterd.info");
        agent.send("TERM");
        assertThat(agent.ended()).isZero();
        assertThat(agent.pidFile).doesNotExist();
    }
}
