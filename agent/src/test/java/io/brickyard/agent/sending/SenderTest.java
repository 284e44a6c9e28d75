package io.brickyard.agent.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.sending.Message.Body;
import io.brickyard.agent.sending.Message.Field;
import io.brickyard.agent.sending.Outcome.Answered;
import io.brickyard.agent.sending.Outcome.Failed;
import io.brickyard.agent.sending.Outcome.Stage;
import io.brickyard.receivers.AddressRules;
import io.brickyard.receivers.Target;
import io.brickyard.webhooks.Webhook;
import io.brickyard.webhooks.Webhook.AddressPolicy;
import io.brickyard.webhooks.Webhook.Form;
import io.brickyard.webhooks.Webhook.Trust;
import io.brickyard.webhooks.Webhook.Wishes;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

    static final Message MESSAGE = new Message(
            "id-1",
            "VOLUME_START",
            Instant.ofEpochSecond(1_795_196_561),
            List.of(new Field("Content-Type", "application/json")),
            new Body("{\"a\": 1}".getBytes(StandardCharsets.UTF_8)));

    private final Sending sending =
            new Sending(Clock.systemUTC(), new Limits(Duration.ofMillis(500), Duration.ofMillis(1000)));

    @AfterEach
    void close() {
        sending.close();
    }

    @Test
    void oneConnectionServesManyRequests() {
        try (Receiver receiver = Receiver.plain(request -> Receiver.OK);
                Sender sender = sending.to(webhook("http://127.0.0.1:" + receiver.port() + "/a?b=c", "", ""))) {
            for (int i = 0; i < 10; i++) {
                assertThat(sender.send(MESSAGE)).isEqualTo(new Answered(200, Optional.empty()));
            }
            assertThat(receiver.connections()).isEqualTo(1);
            assertThat(receiver.requests().getFirst().line()).isEqualTo("POST /a?b=c HTTP/1.1");
            assertThat(receiver.requests().getFirst().body()).isEqualTo("{\"a\": 1}");
            assertThat(receiver.requests().getFirst().header("host")).isEqualTo("127.0.0.1:" + receiver.port());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK,true",
        "202 Accepted,true",
        "204 No Content,true",
        "301 Moved,false",
        "302 Found,false",
        "307 Temporary Redirect,false",
        "404 Not Found,false",
        "500 Internal Server Error,false"
    })
    void onlyTwoHundredsAreSuccessAndRedirectsAreNotFollowed(String status, boolean success) {
        try (Receiver receiver = Receiver.plain(request -> Receiver.status(status, "Location: http://127.0.0.1:1/"));
                Sender sender = sending.to(webhook("http://127.0.0.1:" + receiver.port() + "/", "", ""))) {
            assertThat(sender.send(MESSAGE).success()).isEqualTo(success);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    /** Many servers answer so: a 204 has no body and thus no length, and the connection stays. */
    @Test
    void anAnswerWithoutBodyAndLengthIsWholeAtOnce() {
        try (Receiver receiver = Receiver.plain(request -> "HTTP/1.1 204 No Content\r\n\r\n");
                Sender sender = sending.to(webhook("http://127.0.0.1:" + receiver.port() + "/", "", ""))) {
            long begin = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                assertThat(sender.send(MESSAGE).success()).isTrue();
            }
            assertThat(receiver.connections()).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Webhook.REQUEST_TIME);
        }
    }

    @Test
    void aBodyThatDoesNotEndCostsTheConnectionButNotTheEvent() {
        try (Receiver receiver = Receiver.plain(request -> "HTTP/1.1 200 OK\r\n\r\nthanks");
                Sender sender = sending.to(webhook("http://127.0.0.1:" + receiver.port() + "/", "", ""))) {
            assertThat(sender.send(MESSAGE).success()).isTrue();
            assertThat(sender.send(MESSAGE).success()).isTrue();
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatTheReceiverClosedMeanwhileIsReplacedAtOnce() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Sender sender = sending.to(webhook("http://127.0.0.1:" + server.getLocalPort() + "/", "", ""))) {
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 2; i++) {
                    answerOnce(server);
                }
            });
            assertThat(sender.send(MESSAGE).success()).isTrue();
            assertThat(sender.send(MESSAGE).success()).isTrue();
        }
    }

    private static void answerOnce(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().readNBytes(100);
            socket.getOutputStream().write(Receiver.OK.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // the test fails then
        }
    }

    @Test
    void aReceiverThatTricklesIsLeftWhenTheTimeIsOver() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Sender sender = sending.to(webhook("http://127.0.0.1:" + server.getLocalPort() + "/", "", ""))) {
            Thread.ofVirtual().start(() -> trickle(server));
            long began = System.nanoTime();

            Outcome outcome = sender.send(MESSAGE);

            assertThat(outcome).isInstanceOf(Failed.class);
            assertThat(outcome.text()).contains("no complete answer within 1 s");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        }
    }

    private static void trickle(ServerSocket server) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // left, as it should be
        }
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Sender sender = sending.to(webhook("http://127.0.0.1:" + server.getLocalPort() + "/", "", ""))) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    byte[] much = new byte[8192];
                    while (true) {
                        out.write(much);
                    }
                } catch (IOException e) {
                    // left, as it should be
                }
            });
            assertThat(sender.send(MESSAGE).success()).isTrue();
        }
    }

    @Test
    void retryAfterIsUnderstood() {
        try (Receiver receiver =
                        Receiver.plain(request -> Receiver.status("503 Service Unavailable", "Retry-After: 120"));
                Sender sender = sending.to(webhook("http://127.0.0.1:" + receiver.port() + "/", "", ""))) {
            assertThat(sender.send(MESSAGE)).isEqualTo(new Answered(503, Optional.of(Duration.ofSeconds(120))));
        }
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), java.time.ZoneOffset.UTC);
        assertThat(RetryAfter.of("Thu, 01 Jan 2026 00:01:00 GMT", clock)).contains(Duration.ofSeconds(60));
        assertThat(RetryAfter.of("soon", clock)).isEmpty();
    }

    @Test
    void aTokenIsABearerTokenAndALoginInTheUrlIsBasic() {
        try (Receiver receiver = Receiver.plain(request -> Receiver.OK)) {
            String place = "127.0.0.1:" + receiver.port() + "/";
            send(webhook("http://" + place, "tok", ""));
            send(webhook("http://joe:p%40ss@" + place, "", ""));
            send(webhook("http://joe:p%40ss@" + place, "tok", ""));

            String basic = "Basic " + Base64.getEncoder().encodeToString("joe:p@ss".getBytes(StandardCharsets.UTF_8));
            assertThat(receiver.requests())
                    .extracting(request -> request.header("authorization"))
                    .containsExactly("Bearer tok", basic, "Bearer tok");
        }
    }

    @Test
    void aSecretMakesAJsonWebTokenWithTheOriginalClaims() {
        try (Receiver receiver = Receiver.plain(request -> Receiver.OK)) {
            send(webhook("http://127.0.0.1:" + receiver.port() + "/", "tok", "s3cret"));

            String[] parts = receiver.requests()
                    .getFirst()
                    .header("authorization")
                    .substring("Bearer ".length())
                    .split("\\.");
            assertThat(text(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
            assertThat(text(parts[1]))
                    .matches("\\{\"exp\":\\d+,\"iat\":1795196561,\"iss\":\"gluster\",\"sub\":\"VOLUME_START\"}");
        }
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** The result of PyJWT for the same claims and secret. */
    @Test
    void aJsonWebTokenIsTheOneOfPython() {
        assertThat(new JsonWebToken("secret").about("TEST", Instant.ofEpochSecond(1000), Instant.ofEpochSecond(2000)))
                .startsWith("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjIwNjAsImlhdCI6MTAwMCwiaXNzIjoiZ2x1c3Rlci"
                        + "IsInN1YiI6IlRFU1QifQ.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/",
                "http://[::ffff:169.254.169.254]/",
                "http://0.0.0.0/",
                "http://2852039166/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254]/",
                "http://224.0.0.1/",
                "http://[64:ff9b::169.254.169.254]/",
                "http://[2002:a9fe:a9fe::1]/",
                "http://[ff02::1]/",
                "http://[::]/"
            })
    void addressesWhereNoReceiverCanBeAreRefused(String url) {
        Outcome outcome = send(webhook(url, "", ""));

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(((Failed) outcome).stage()).isEqualTo(Stage.ADDRESS);
    }

    /** The system's resolver takes them for addresses, or they are refused as names: either way nobody connects. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://0xa9fea9fe/",
                "http://0251.0376.0251.0376/",
                "http://169.254.43518/",
                "http://0xa9.254.169.254/"
            })
    void oddNotationsOfARefusedAddressAreRefusedToo(String url) {
        Outcome outcome = send(webhook(url, "", ""));

        assertThat(((Failed) outcome).stage()).isIn(Stage.ADDRESS, Stage.NAME);
    }

    @Test
    void anAddressMayBeAllowed() throws Exception {
        AddressRules rules = new AddressRules(new AddressPolicy(List.of("169.254.10.0/24")));

        assertThat(rules.allow(InetAddress.getByName("169.254.10.7"))).isTrue();
        assertThat(rules.allow(InetAddress.getByName("169.254.11.7"))).isFalse();
        assertThat(rules.allow(InetAddress.getByName("10.0.0.1"))).isTrue();
        assertThat(rules.allow(InetAddress.getByName("::1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a/",
                "http://",
                "http://:80/",
                "http://a:0/",
                "http://a:99999/",
                "http://joe:pw@ a/",
                "a",
                ""
            })
    void whatIsNoUrlIsSaidWithoutRepeatingIt(String url) {
        Outcome outcome = send(webhook(url, "", ""));

        assertThat(((Failed) outcome).stage()).isEqualTo(Stage.SETTINGS);
        assertThat(outcome.text()).doesNotContain("pw");
    }

    @Test
    void urlsAreReadTolerantly() {
        assertThat(Target.of("HTTP://my_host/a b?c=ü#d"))
                .isEqualTo(new Target(false, "my_host", 80, "/a%20b?c=%C3%BC", Optional.empty()));
        assertThat(Target.of("https://u:p@x@[::1]:8443"))
                .isEqualTo(new Target(true, "::1", 8443, "/", Optional.of("u:p@x")));
        assertThat(Target.of("https://[::1]:8443?q").hostHeader()).isEqualTo("[::1]:8443");
    }

    @Test
    void aTestTellsItsSteps() throws IOException {
        try (Receiver receiver = Receiver.plain(request -> Receiver.OK)) {
            TestReport report = test("http://localhost:" + receiver.port() + "/");
            assertThat(report.success()).isTrue();
            assertThat(report.steps()).extracting(TestReport.Step::name).containsExactly("dns", "connect", "answer");
            assertThat(report.status()).contains(200);
            assertThat(receiver.requests().getFirst().body())
                    .startsWith("{\"event\": \"WEBHOOK_TEST\", \"message\": {}");
        }
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = closed.getLocalPort();
            closed.close();
            TestReport report = test("http://127.0.0.1:" + port + "/");
            assertThat(report.success()).isFalse();
            assertThat(report.steps()).extracting(TestReport.Step::name).containsExactly("dns", "connect");
        }
    }

    private TestReport test(String url) {
        try (Sender sender = sending.to(webhook(url, "", ""))) {
            return sender.test(new Envelope(Form.COMPAT, NODE, Set.of()).test("test-1", Instant.now()));
        }
    }

    static final io.brickyard.pool.NodeId NODE = io.brickyard.pool.NodeId.parse("3c1f9a52-5b0c-4a57-9b0c-2f2d6f7c1a10");

    @Test
    void nothingThatIsPrintedHoldsASecret() {
        Webhook webhook = new Webhook(
                "http://joe:pw-in-url@127.0.0.1:1/",
                "a-token",
                "a-secret",
                new Wishes(
                        Form.COMPAT,
                        io.brickyard.webhooks.EventFilter.ALL,
                        List.of("whsec_c2lnbmluZw=="),
                        Trust.SYSTEM,
                        AddressPolicy.USUAL,
                        false,
                        true));
        Target target = Target.of(webhook.url());
        List<Field> headers = new Credentials(webhook, target).headers(MESSAGE, Instant.now());

        String printed = webhook + " " + webhook.shownUrl() + " " + target + " " + headers + " " + send(webhook) + " "
                + webhook.wishes();
        assertThat(printed).doesNotContain("pw-in-url", "a-token", "a-secret", "c2lnbmluZw", "Bearer", "Basic ");
    }

    private Outcome send(Webhook webhook) {
        try (Sender sender = sending.to(webhook)) {
            return sender.send(MESSAGE);
        }
    }

    private static Webhook webhook(String url, String token, String secret) {
        return new Webhook(url, token, secret, Wishes.NONE);
    }
}
