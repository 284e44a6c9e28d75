package io.brickyard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brickyard.agent.system.NotifySocket;
import io.brickyard.agents.AgentAddress;
import io.brickyard.agents.AgentClient;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent as a process of its own, as the service manager and other processes have to do with it. */
@Timeout(120)
class AgentProcessTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NODE = "4bc5317e-3312-4e58-bd09-feb3c95613d3";

    @TempDir
    Path folder;

    private Path workdir;
    private Path log;
    private Path pidFile;
    private Path socket;
    private NotifySocket manager;
    private Process agent;

    @BeforeEach
    void begin() throws Throwable {
        workdir = folder.resolve("glusterd");
        Files.createDirectories(workdir.resolve("events"));
        log = folder.resolve("log");
        pidFile = folder.resolve("agent.pid");
        socket = folder.resolve("agent.sock");
        manager = new NotifySocket(folder.resolve("notify").toString());
        Path configuration = Files.writeString(folder.resolve("agent.yaml"), """
                node: {workdir: %1$s/glusterd, state: %1$s/state}
                intake: {addresses: [127.0.0.1], ports: [%2$d], sockets: 1}
                watch: {enabled: false}
                api: {socket: %1$s/agent.sock}
                log: {events: %1$s/events.log}
                """.formatted(folder, freePort()));
        ProcessBuilder starting = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--config",
                        configuration.toString(),
                        "--pid-file",
                        pidFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        starting.environment().put("NOTIFY_SOCKET", folder.resolve("notify").toString());
        starting.environment().remove("JOURNAL_STREAM");
        agent = starting.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        agent.destroyForcibly().waitFor();
        manager.close();
    }

    @Test
    void itTellsItsManagerEveryTurnOfItsLifeAndLeavesNothingBehind() throws Exception {
        nodeIsKnown();
        told("READY=1\nSTATUS=taking events in as node " + NODE);
        assertThat(pidFile).hasContent(String.valueOf(agent.pid()));
        assertThat(asked("/healthz")).isEqualTo("alive\n");

        send("HUP");
        assertThat(told("RELOADING=1")).contains("\nMONOTONIC_USEC=");
        told("READY=1");

        send("TERM");
        told("STOPPING=1");
        assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).as(Files.readString(log)).isZero();
        assertThat(pidFile).doesNotExist();
        assertThat(socket).doesNotExist();
        assertThat(log).content().contains("reloaded", "stopping").doesNotContain("ERROR", "Exception");
    }

    @Test
    void itHeedsThePoolsFilesHoweverTheyAreReplaced() throws Exception {
        nodeIsKnown();
        told("READY=1\nSTATUS=taking");

        Files.writeString(workdir.resolve("events/webhooks.json"), "{\"http://127.0.0.1:9/in-place\": \"\"}");
        await().atMost(SOON).until(() -> asked("/api/v1/webhooks").contains("/in-place"));

        Path other = Files.writeString(folder.resolve("other"), "{\"http://127.0.0.1:9/renamed\": \"\"}");
        Files.move(other, workdir.resolve("events/webhooks.json"), StandardCopyOption.ATOMIC_MOVE);
        await().atMost(SOON).until(() -> asked("/api/v1/webhooks").contains("/renamed"));
        assertThat(asked("/api/v1/webhooks")).doesNotContain("/in-place");

        Files.writeString(workdir.resolve("events/webhooks.json"), "{damaged");
        await().atMost(SOON).until(() -> Files.readString(log).contains("what was read before goes on to hold"));
        assertThat(asked("/api/v1/webhooks")).contains("/renamed");
    }

    @Test
    void whatChangesBeforeItKnowsItsNodeIsHeededAfterwards() throws Exception {
        told("READY=1\nSTATUS=waiting for glusterd.info");
        Files.writeString(workdir.resolve("events/webhooks.json"), "{\"http://127.0.0.1:9/early\": \"\"}");
        send("HUP");
        nodeIsKnown();
        told("READY=1\nSTATUS=taking");

        await().atMost(SOON).until(() -> asked("/api/v1/webhooks").contains("/early"));
    }

    @Test
    void itCanBeStoppedBeforeItKnowsItsNode() throws Exception {
        told("READY=1\nSTATUS=waiting for glusterd.info");
        send("TERM");
        assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isZero();
        assertThat(pidFile).doesNotExist();
    }

    private void nodeIsKnown() throws IOException {
        Path whole = Files.writeString(folder.resolve("info"), "UUID=" + NODE + "\noperating-version=100000\n");
        Files.move(whole, workdir.resolve("glusterd.info"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits for the next message, which must begin so. */
    private String told(String beginning) throws IOException {
        Optional<String> message =
                await().atMost(SOON).until(manager::poll, polled -> polled.isPresent() || !agent.isAlive());
        assertThat(message.orElse("")).as(Files.readString(log)).startsWith(beginning);
        return message.orElseThrow();
    }

    private String asked(String target) {
        AgentClient client = new AgentClient(new AgentAddress.Unix(socket), Optional.empty(), Duration.ofSeconds(10));
        return new String(client.get(target, List.of()), StandardCharsets.UTF_8);
    }

    private void send(String signal) throws Exception {
        Process sending = new ProcessBuilder("kill", "-" + signal, String.valueOf(agent.pid())).start();
        assertThat(sending.waitFor()).isZero();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket any = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
