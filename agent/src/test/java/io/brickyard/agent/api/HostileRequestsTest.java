package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brickyard.agent.logs.HeardLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes over TCP, the server answers with an error or hangs up, does nothing, and serves the next one. */
@Timeout(120)
class HostileRequestsTest {

    private static final int ROUNDS = Integer.getInteger("hostile.rounds", 1500);

    @TempDir
    Path folder;

    private Running running;

    @BeforeEach
    void open() throws IOException {
        running = new Running(folder);
        running.journal.add(Samples.entry(1));
    }

    @AfterEach
    void close() {
        assertThat(running.get("/healthz")).isEqualTo("alive\n");
        running.close();
    }

    @Test
    void damagedRequestsChangeNothing() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] request = damaged(random);
            String answer = answer(request);
            assertThat(answer)
                    .as("seed %d, round %d: %s", seed, i, new String(request, StandardCharsets.ISO_8859_1))
                    .matches("(?s)(HTTP/1.1 [2345].*)?")
                    .doesNotContain("HTTP/1.1 500", "Exception", "jetty", "Jetty", Running.READER);
        }
        assertThat(running.agent.ordered).isEmpty();
    }

    private static byte[] damaged(Random random) {
        List<String> targets = List.of(
                "/api/v1/events?type=a&limit=3&since=2026-01-31T12:00:00Z",
                "/api/v1/events/e1?format=compat",
                "/api/v1/types/VOLUME_START",
                "/metrics",
                "/healthz",
                "/api/v1/dead/drop",
                "/api/v1/replay");
        String method = random.nextInt(3) == 0 ? "POST" : "GET";
        String body = "{\"all\": true, \"webhook\": \"" + FakeAgent.HOOK + "\", \"events\": [\"e1\"]}";
        String request = method + " " + targets.get(random.nextInt(targets.size())) + " HTTP/1.1\r\nHost: x\r\n"
                + "Authorization: Bearer " + Running.READER + "\r\nConnection: close\r\n"
                + (method.equals("POST") ? "Content-Length: " + body.length() + "\r\n\r\n" + body : "\r\n");
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int damages = 1 + random.nextInt(4);
        for (int i = 0; i < bytes.length; i++) {
            boolean hit = damages > 0 && random.nextInt(bytes.length / 3) == 0;
            damages -= hit ? 1 : 0;
            switch (hit ? random.nextInt(4) : 4) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> out.writeBytes(new byte[] {bytes[i], bytes[i]});
                case 2 -> out.writeBytes("%00%ff%2e%2e/\0".getBytes(StandardCharsets.ISO_8859_1));
                case 3 -> {}
                default -> out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/../../etc/passwd HTTP/1.1",
                "GET /api/v1/%2e%2e/%2e%2e/metrics HTTP/1.1",
                "GET /api/v1/events/%00 HTTP/1.1",
                "GET /api/v1/events?type=%ff%fe HTTP/1.1",
                "GET /api/v1/events?type=%zz HTTP/1.1",
                "GET http://elsewhere/api/v1/nothing HTTP/1.1",
                "GET //metrics HTTP/1.1",
                "GET /metrics;x=y/z HTTP/1.1",
                "GET /api/v1/types/%F0%9F%98%80%ED%A0%80 HTTP/1.1",
                "CONNECT elsewhere:443 HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "TRACE /metrics HTTP/1.1",
                "HEAD /metrics HTTP/1.1",
                "PUT /api/v1/reload HTTP/1.1",
                "GET /metrics HTTP/9.9",
                "PRI * HTTP/2.0",
                "nonsense"
            })
    void oddRequestsAreRefused(String line) throws IOException {
        String answer = answer(
                (line + "\r\nHost: x\r\nAuthorization: Bearer " + Running.MASTER + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer).matches("(?s)(HTTP/1.1 4.*)?(HTTP/1.1 505.*)?");
    }

    @Test
    void largeHeadsAndBodiesAreNotTaken() throws IOException {
        assertThat(answer(("GET /metrics HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(100_000) + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8)))
                .matches("(?s)(HTTP/1.1 431.*)?");
        assertThat(answer(("GET /" + "y".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8)))
                .matches("(?s)(HTTP/1.1 414.*)?");
        String head = "POST /api/v1/dead/drop HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + Running.MASTER + "\r\n";
        assertThat(answer((head + "Content-Length: 1000000000\r\n\r\n{").getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 413");
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        assertThat(answer(
                        (head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk).getBytes(StandardCharsets.UTF_8)))
                .matches("(?s)(HTTP/1.1 413.*)?");
        assertThat(running.agent.ordered).isEmpty();
    }

    @Test
    void deeplyNestedJsonIsRefused() throws IOException {
        String body = "{\"events\":" + "[".repeat(30_000);
        String answer =
                answer(("POST /api/v1/dead/drop HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                + Running.MASTER + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void moreConnectionsThanAreServedDoNotKeepOthersOutForGood() throws IOException {
        Socket[] idle = new Socket[ApiServer.MOST_CONNECTIONS + 20];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = new Socket();
            idle[i].connect(new InetSocketAddress("127.0.0.1", running.port()), 2000);
        }
        assertThat(running.get("/healthz")).as("through the unix socket").isEqualTo("alive\n");
        for (Socket socket : idle) {
            socket.close();
        }
        byte[] health =
                "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        // Where the limit is reached nothing listens until some have gone, so at first nobody may be there.
        await().ignoreExceptionsInstanceOf(ConnectException.class)
                .until(() -> answer(health).startsWith("HTTP/1.1 200"));
    }

    @Test
    void strangersCannotFillTheLog() throws Exception {
        String[] hosts = {"[::1", "a:b:c", "x:99999", "\u0001", "a b", "%zz", "[]", "x:-1", "\u001b[2Jx", "@:/"};
        String log = HeardLog.of(() -> {
            for (int i = 0; i < 300; i++) {
                String head = "GET /metrics HTTP/1.1\r\nHost: " + hosts[i % hosts.length] + "\r\n\r\n";
                assertThat(answer(head.getBytes(StandardCharsets.ISO_8859_1))).matches("(?s)(HTTP/1.1 4.*)?");
            }
        });

        assertThat(log.lines()).hasSizeBetween(1, 40);
        assertThat(log).contains("Bad Authority").doesNotContain("\u001b", "\u0001");
    }

    /** What the server sends until it hangs up, or until it waits for more. */
    private String answer(byte[] request) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", running.port())) {
            socket.setSoTimeout(3000);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0 && all.size() < 1_000_000; count = in.read(buffer)) {
                all.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException waiting) {
            assertThat(all.size()).as("the server must answer or hang up").isPositive();
        } catch (ConnectException nobodyListens) {
            throw nobodyListens;
        } catch (IOException reset) {
            assertThat(String.valueOf(reset.getMessage()).toLowerCase(Locale.ROOT))
                    .containsAnyOf("reset", "broken pipe");
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }
}
