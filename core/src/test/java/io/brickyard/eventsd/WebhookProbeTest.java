package io.brickyard.eventsd;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class WebhookProbeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** What came of the call, and what the receiver read. */
    private record Called(WebhookProbe.Result result, String request) {}

    private static Called call(String answer, String token, String secret, boolean bare) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> request = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try (Socket socket = server.accept()) {
                    request.complete(read(socket.getInputStream()));
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException failed) {
                    request.completeExceptionally(failed);
                }
            });
            Webhook webhook = new Webhook(
                    "http://127.0.0.1:" + server.getLocalPort() + "/hook?x=1", token, secret, Webhook.Wishes.NONE);
            WebhookProbe.Result result = WebhookProbe.call(webhook, "node1", bare, NOW);
            return new Called(result, request.get());
        }
    }

    private static String read(InputStream stream) throws IOException {
        StringBuilder text = new StringBuilder();
        int length = -1;
        for (int octet = stream.read(); octet >= 0; octet = stream.read()) {
            text.append((char) octet);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0 && length < 0) {
                int at = text.indexOf("Content-Length: ") + 16;
                length = end + 4 + Integer.parseInt(text.substring(at, text.indexOf("\r\n", at)));
            }
            if (text.length() == length) {
                break;
            }
        }
        return text.toString();
    }

    @Test
    void theBodyIsAnEventThatSaysItIsATest() throws Exception {
        Called called = call("HTTP/1.1 204 No Content\r\n\r\n", "tok", "", false);

        assertThat(called.result().taken()).isTrue();
        assertThat(called.result().steps())
                .matches("dns [0-9.]+ ms, connect [0-9.]+ ms, answer [0-9.]+ ms, status 204, all [0-9.]+ ms");
        assertThat(called.request())
                .startsWith("POST /hook?x=1 HTTP/1.1\r\n")
                .contains("Content-Type: application/json\r\n", "Authorization: Bearer tok\r\n")
                .endsWith("\r\n\r\n{\"event\": \"WEBHOOK_TEST\", \"message\": {}, \"nodeid\": \"node1\","
                        + " \"ts\": 1795262400}");
    }

    @Test
    void theOriginalsCallHasNoBodyAndNoContentType() throws Exception {
        Called called = call("HTTP/1.1 200 OK\r\n\r\n", "", "", true);

        assertThat(called.request()).endsWith("Content-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(called.request()).doesNotContain("Content-Type", "Authorization");
    }

    @Test
    void aSecretMakesATokenWithTheOriginalsClaims() throws Exception {
        String request = call("HTTP/1.1 200 OK\r\n\r\n", "tok", "sec", false).request();
        int at = request.indexOf("Bearer ") + 7;
        String[] parts = request.substring(at, request.indexOf("\r\n", at)).split("\\.");

        assertThat(parts).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.US_ASCII))
                .isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.US_ASCII))
                .isEqualTo("{\"exp\":1795262460,\"iat\":1795262400,\"iss\":\"gluster\",\"sub\":\"TEST\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 404 Not Found, 404",
        "HTTP/1.1 301 Moved, 301",
        "HTTP/1.1 500, 500",
        "SSH-2.0-OpenSSH, the receiver does not speak HTTP",
        "HTTP/1.1 abc, the receiver does not speak HTTP",
    })
    void whatIsNoSuccessIsTold(String answer, String error) throws Exception {
        assertThat(call(answer + "\r\n\r\n", "", "", false).result().error()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "not-a-url, Invalid URL 'not-a-url': No scheme supplied. Perhaps you meant http://not-a-url?",
        "ftp://a/, the URL must begin with http:// or https://",
        "http:///x, the URL names no host",
        "http://[fe80::1]:9/, 'fe80:0:0:0:0:0:0:1 is a link-local address, which is refused; brickyard webhook mod URL --allow-network CIDR allows it'",
        "http://169.254.169.254/latest, '169.254.169.254 is a link-local address, which is refused; brickyard webhook mod URL --allow-network CIDR allows it'",
        "http://name.invalid/, the name does not resolve",
        "http://127.0.0.1:1/, 127.0.0.1 port 1: Connection refused",
    })
    void whereItStopsIsTold(String url, String error) {
        Webhook webhook = new Webhook(url, "tok", "", Webhook.Wishes.NONE);

        assertThat(WebhookProbe.call(webhook, "node1", false, NOW).error()).isEqualTo(error);
    }

    @Test
    void anAllowedNetworkOpensNoOther() {
        Webhook.Wishes wishes = new Webhook.Wishes(
                Webhook.Wishes.NONE.form(),
                Webhook.Wishes.NONE.filter(),
                List.of(),
                Webhook.Trust.SYSTEM,
                new Webhook.AddressPolicy(List.of("10.0.0.0/8")),
                false,
                true);

        for (String url : List.of("http://169.254.169.254/", "http://100.100.100.200/", "http://[fe80::1]:9/")) {
            assertThat(WebhookProbe.call(new Webhook(url, "", "", wishes), "node1", false, NOW)
                            .error())
                    .contains("refused");
        }
    }
}
