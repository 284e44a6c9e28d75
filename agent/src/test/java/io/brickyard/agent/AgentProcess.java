package io.brickyard.agent;

import static org.awaitility.Awaitility.await;

import io.brickyard.agent.system.NotifySocket;
import io.brickyard.agents.AgentAddress;
import io.brickyard.agents.AgentClient;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An agent that runs as a process of its own, with all its files in one folder; it knows its node when it is told to. */
final class AgentProcess implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String NODE = "4bc5317e-3312-4e58-bd09-feb3c95613d3";
    static final String TOKEN = "reader-0123456789";

    final Path folder;
    final Path log;
    final Path pidFile;
    final Path socket;
    final int eventsPort = freeUdpPort();
    final int apiPort = freeTcpPort();
    private final NotifySocket manager;
    private final Process process;

    AgentProcess(Path folder) throws Throwable {
        this.folder = folder;
        log = folder.resolve("log");
        pidFile = folder.resolve("agent.pid");
        socket = folder.resolve("agent.sock");
        Files.createDirectories(folder.resolve("glusterd/events"));
        Path tokens = Files.writeString(folder.resolve("tokens"), "read " + TOKEN + "\n");
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
        Path configuration =
                Files.writeString(folder.resolve("agent.yaml"), """
                node: {workdir: %1$s/glusterd, state: %1$s/state}
                intake: {addresses: [127.0.0.1], ports: [%2$d], sockets: 4}
                watch: {enabled: false}
                api: {socket: %1$s/agent.sock, listen: '127.0.0.1:%3$d', tokens: %1$s/tokens}
                log: {events: %1$s/events.log}
                """.formatted(folder, eventsPort, apiPort));
        manager = new NotifySocket(folder.resolve("notify").toString());
        ProcessBuilder starting = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
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
        process = starting.start();
    }

    long pid() {
        return process.pid();
    }

    Path poolsFile(String name) {
        return folder.resolve("glusterd/events").resolve(name);
    }

    void nodeIsKnown() throws IOException {
        Path whole = Files.writeString(folder.resolve("info"), "UUID=" + NODE + "\noperating-version=100000\n");
        Files.move(whole, folder.resolve("glusterd/glusterd.info"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits for the next thing it tells its service manager, which must begin so. */
    String told(String beginning) throws IOException {
        String message = await().atMost(SOON)
                .until(manager::poll, polled -> polled.isPresent() || !process.isAlive())
                .orElse("");
        if (!message.startsWith(beginning)) {
            throw new AssertionError("not " + beginning + " but '" + message + "'; log: " + Files.readString(log));
        }
        return message;
    }

    AgentClient client() {
        return new AgentClient(new AgentAddress.Unix(socket), Optional.empty(), Duration.ofSeconds(10));
    }

    String asked(String target) {
        return new String(client().get(target, List.of()), StandardCharsets.UTF_8);
    }

    void send(String signal) throws IOException, InterruptedException {
        Process sending = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
        if (sending.waitFor() != 0) {
            throw new AssertionError("kill -" + signal);
        }
    }

    /** Its exit status, once it has ended. */
    int ended() throws InterruptedException {
        if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it goes on");
        }
        return process.exitValue();
    }

    private static int freeUdpPort() {
        try (DatagramSocket any = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int freeTcpPort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        manager.close();
    }
}
