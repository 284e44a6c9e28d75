package io.brickyard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brickyard.agent.sending.Receiver;
import io.brickyard.agents.AgentClient.Parameter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole agent with a heap of 64 MiB, two hundred connections that want its stream and take nothing of it, and a webhook. */
@Timeout(180)
class SlowReadersTest {

    private static final int CONNECTIONS = 200;
    private static final int BATCHES = 30;
    private static final int BATCH = 50;
    private static final int LARGEST_MEBIBYTES = 260;
    private static final int MOST_THREADS = 60;
    private static final Pattern MARK = Pattern.compile("mark([0-9]+)x");
    private static final String STREAM = "/api/v1/events/stream";

    @TempDir
    Path folder;

    private final Set<Integer> delivered = ConcurrentHashMap.newKeySet();
    private final List<SocketChannel> connections = new ArrayList<>();
    private Receiver receiver;
    private AgentProcess agent;

    @BeforeEach
    void begin() throws Throwable {
        receiver = Receiver.plain(request -> {
                    Matcher mark = MARK.matcher(request.body());
                    if (mark.find()) {
                        delivered.add(Integer.parseInt(mark.group(1)));
                    }
                    return Receiver.OK;
                })
                .forgetful();
        agent = new AgentProcess(folder);
        Files.writeString(agent.poolsFile("webhooks.json"), "{\"http://127.0.0.1:" + receiver.port() + "/\": \"\"}");
        agent.nodeIsKnown();
        while (!agent.told("").startsWith("READY=1\nSTATUS=taking")) {}
        await().atMost(AgentProcess.SOON)
                .until(() -> agent.asked("/api/v1/webhooks").contains("127.0.0.1"));
    }

    @AfterEach
    void end() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
        agent.close();
        receiver.close();
    }

    @Test
    void holdUpNeitherIntakeNorDeliveryAndCostLittle() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        Duration alone = batches(0);
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(i % 2 == 0 ? byUnixSocket(request(random)) : byTcp(request(random)));
        }
        Duration beside = batches(BATCHES);
        System.out.printf(
                "seed=%d alone=%d ms beside=%d ms memory=%d MiB threads=%d%n",
                seed, alone.toMillis(), beside.toMillis(), status("VmRSS") / 1024, status("Threads"));

        assertThat(delivered).hasSize(2 * BATCHES * BATCH);
        assertThat(status("VmHWM") / 1024).isLessThan(LARGEST_MEBIBYTES);
        assertThat(status("Threads")).isLessThan(MOST_THREADS);
        assertThat(agent.asked("/metrics"))
                .contains("brickyard_agent_intake_dropped_total{place=\"kernel\"} 0")
                .contains("brickyard_agent_intake_dropped_total{place=\"memory\"} 0");
        assertThat(agent.log).content().doesNotContain("ERROR", "OutOfMemory");
        aPlaceComesFree();
    }

    /** Those who took nothing are cut off after a while. */
    private void aPlaceComesFree() {
        List<String> messages = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> {
                    agent.client().follow(STREAM, List.of(new Parameter("after", "0")), Optional.empty(), message -> {
                        messages.add(message.data());
                        return false;
                    });
                    return !messages.isEmpty();
                });
    }

    /** How long it takes until all events of some batches, one after the other, have come to the webhook. */
    private Duration batches(int from) throws Exception {
        long begun = System.nanoTime();
        try (DatagramSocket sender = new DatagramSocket()) {
            InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), agent.eventsPort);
            for (int batch = from; batch < from + BATCHES; batch++) {
                for (int i = 0; i < BATCH; i++) {
                    byte[] event = ("1795196915 4 force=0;name=mark" + (batch * BATCH + i) + "x" + "v".repeat(2000))
                            .getBytes(StandardCharsets.US_ASCII);
                    sender.send(new DatagramPacket(event, event.length, to));
                }
                int expected = (batch + 1) * BATCH;
                await().atMost(AgentProcess.SOON)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> delivered.size() >= expected);
                assertThat(status("Threads")).isLessThan(MOST_THREADS);
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String request(Random random) {
        String[] odd = {
            "?after=-1", "?after=99999999999999999999", "?after=x", "?after=0&format=none", "?type=" + "*a".repeat(500)
        };
        String query = random.nextInt(5) == 0 ? odd[random.nextInt(odd.length)] : "?after=0";
        String token = random.nextInt(10) == 0 ? "wrong" : AgentProcess.TOKEN;
        String request =
                "GET " + STREAM + query + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        return random.nextInt(10) == 0 ? request.substring(0, random.nextInt(request.length())) : request;
    }

    private SocketChannel byUnixSocket(String request) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(agent.socket));
        return asking(channel, request);
    }

    private SocketChannel byTcp(String request) throws IOException {
        SocketChannel channel = SocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), agent.apiPort));
        return asking(channel, request);
    }

    private static SocketChannel asking(SocketChannel channel, String request) throws IOException {
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    /** A figure of the agent's process; of memory in KiB. */
    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + agent.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
