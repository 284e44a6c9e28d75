package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agents.AgentClient;
import io.brickyard.agents.AgentClient.Parameter;
import io.brickyard.agents.AgentClient.Position;
import io.brickyard.agents.AgentFailure;
import io.brickyard.agents.StreamMessage;
import io.brickyard.events.Severity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventStreamTest {

    @TempDir
    Path folder;

    private Running running;

    @BeforeEach
    void open() throws IOException {
        running = new Running(folder);
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void whatComesAfterAPositionIsSentInOrderAndThenWhatIsNew() {
        for (int i = 1; i <= 100; i++) {
            running.journal.add(Samples.entry(i));
        }
        List<String> ids = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> running.root()
                .follow(
                        STREAM,
                        List.of(),
                        Optional.of(new Position("40")),
                        message -> ids.add(message.id()) && ids.size() < 61));
        await().until(() -> ids.size() == 60);
        running.journal.add(Samples.entry(101));
        reading.join();

        assertThat(ids).hasSize(61).startsWith("41", "42").endsWith("100", "101");
    }

    @Test
    void onlyWhatIsWantedIsSent() {
        running.journal.add(Samples.entry(1, "VOLUME_START", Severity.INFO, "gv0"));
        running.journal.add(Samples.entry(2, "VOLUME_STOP", Severity.WARNING, "gv0"));
        running.journal.add(Samples.entry(3, "BRICK_LOST", Severity.ERROR, "gv1"));

        assertThat(taken(
                        1,
                        new Parameter("after", "0"),
                        new Parameter("severity", "WARNING"),
                        new Parameter("volume", "g?1")))
                .singleElement()
                .satisfies(message -> assertThat(message.data()).contains("\"BRICK_LOST\""));
        assertThat(taken(
                        1,
                        new Parameter("after", "0"),
                        new Parameter("type", "*_STOP"),
                        new Parameter("format", "compat")))
                .singleElement()
                .satisfies(message -> assertThat(message.data()).startsWith("{\"event\": \"VOLUME_STOP\""));
    }

    @Test
    void whatRetentionTookInBetweenIsToldAsAGap() {
        for (int i = 1; i <= 10; i++) {
            running.journal.add(Samples.entry(i));
        }
        running.journal.forgetUpTo(5);

        List<StreamMessage> messages = taken(2, new Parameter("after", "2"));

        assertThat(messages.getFirst()).isEqualTo(new StreamMessage("5", "gap", "{\"first\":6}"));
        assertThat(messages.getLast().id()).isEqualTo("6");
    }

    @Test
    void aReaderWhoWantsNothingOfABusyPoolHearsThatTheStreamLives() throws Exception {
        try (SocketChannel reader = reader("type=NOTHING")) {
            reader.configureBlocking(false);
            StringBuilder heard = new StringBuilder();
            ByteBuffer buffer = ByteBuffer.allocate(4096);
            await().atMost(EventStream.HEARTBEAT.multipliedBy(3))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        running.journal.add(Samples.entry(running.journal.last() + 1));
                        reader.read(buffer.clear());
                        heard.append(StandardCharsets.UTF_8.decode(buffer.flip()));
                        return heard.toString().contains(": heartbeat");
                    });
        }
    }

    @Test
    void aReaderIsToldWhenTheAgentStops() {
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(() -> running.root().follow(STREAM, List.of(), Optional.empty(), _ -> true));
        await().until(() -> running.get("/healthz").equals("alive\n"));
        running.close();

        assertThatThrownBy(reading::join).hasCauseInstanceOf(AgentFailure.class);
    }

    @Test
    void readersAreCountedAndTheirPlacesComeFree() throws Exception {
        List<SocketChannel> readers = new ArrayList<>();
        try {
            for (int i = 0; i < EventStream.MOST_READERS; i++) {
                readers.add(reader());
            }
            assertThatThrownBy(() -> taken(1))
                    .isInstanceOfSatisfying(AgentFailure.Refused.class, refused -> assertThat(refused.status())
                            .isEqualTo(503));
        } finally {
            for (SocketChannel reader : readers) {
                reader.close();
            }
        }
        running.journal.add(Samples.entry(1));
        await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(() -> {
            running.journal.add(Samples.entry(running.journal.last() + 1));
            return taken(1, new Parameter("after", "0")).size() == 1;
        });
    }

    @Test
    void readersOnTcpDoNotKeepRootOut() throws Exception {
        running.journal.add(Samples.entry(1));
        List<SocketChannel> readers = new ArrayList<>();
        try {
            for (int i = 0; i < EventStream.MOST_READERS; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", running.port()));
                readers.add(channel);
                ask(channel, "after=0", "Authorization: Bearer " + Running.READER + "\r\n");
            }
            assertThat(taken(1, new Parameter("after", "0"))).hasSize(1);
            assertThatThrownBy(() -> running.bearer(Optional.of(Running.READER))
                            .follow(STREAM, List.of(), Optional.empty(), _ -> true))
                    .isInstanceOfSatisfying(AgentFailure.Refused.class, refused -> assertThat(refused.status())
                            .isEqualTo(503));
        } finally {
            for (SocketChannel reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void aReaderThatTakesNothingIsCutOffAndCostsNoMemory() throws Exception {
        String large = "x".repeat(60_000);
        for (int i = 1; i <= 200; i++) {
            running.journal.add(Samples.entry(i, "VOLUME_START", Severity.INFO, large));
        }
        running.close();
        Duration patience = Duration.ofSeconds(1);
        List<Entry> kept = running.journal.after(0, 1000);
        running = new Running(folder, patience);
        kept.forEach(running.journal::add);
        try (SocketChannel reader = reader()) {
            long begun = System.nanoTime();
            ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
            long taken = 0;
            await().pollDelay(patience.plusSeconds(1)).until(() -> true);
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                taken += count;
                buffer.clear();
            }
            assertThat(taken).isLessThan(8_000_000);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static final String STREAM = "/api/v1/events/stream";

    /** Opens a stream from the beginning, and reads no more than its head. */
    private SocketChannel reader() throws IOException {
        return reader("after=0");
    }

    private SocketChannel reader(String query) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(running.socket));
        ask(channel, query, "");
        return channel;
    }

    private static void ask(SocketChannel channel, String query, String header) throws IOException {
        channel.write(ByteBuffer.wrap(("GET " + STREAM + "?" + query + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        ByteBuffer head = ByteBuffer.allocate(12);
        while (head.hasRemaining() && channel.read(head) >= 0) {
            continue;
        }
        assertThat(new String(head.array(), StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
    }

    private List<StreamMessage> taken(int count, Parameter... query) {
        List<StreamMessage> messages = new ArrayList<>();
        AgentClient client = running.root();
        client.follow(STREAM, List.of(query), Optional.empty(), message -> {
            messages.add(message);
            return messages.size() < count;
        });
        return messages;
    }
}
