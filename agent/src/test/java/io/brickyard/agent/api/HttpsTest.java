package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.agents.AgentAddress;
import io.brickyard.agents.AgentClient;
import io.brickyard.agents.AgentFailure;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    @TempDir
    Path folder;

    @Test
    void withACertificateHttpsIsSpoken() throws Exception {
        KeyStore keys = identity();
        try (ApiServer server = open()) {
            SSLContext trusting = SSLContext.getInstance("TLS");
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keys);
            trusting.init(null, trust.getTrustManagers(), null);
            try (Socket socket = trusting.getSocketFactory()
                    .createSocket("127.0.0.1", server.ports().getFirst())) {
                socket.getOutputStream()
                        .write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void aClientThatDoesNotTrustTheCertificateSendsNoToken() throws Exception {
        KeyStore keys = identity();
        assertThat(keys.size()).isEqualTo(1);
        try (ApiServer server = open()) {
            AgentAddress address =
                    new AgentAddress.Tcp("127.0.0.1", server.ports().getFirst(), true);
            AgentClient client = new AgentClient(address, Optional.of(Running.READER), Duration.ofSeconds(10));

            assertThatThrownBy(() -> client.get("/metrics", List.of()))
                    .isInstanceOfSatisfying(AgentFailure.Unanswered.class, failure -> assertThat(failure.reason())
                            .isEqualTo(AgentFailure.Reason.UNTRUSTED))
                    .hasMessageNotContaining(Running.READER);
        }
    }

    @Test
    void aPrivateAuthorityIsBelievedWhereItIsNamed() throws Exception {
        identity();
        try (ApiServer server = open()) {
            AgentAddress.Tcp address =
                    new AgentAddress.Tcp("127.0.0.1", server.ports().getFirst(), true);

            assertThat(new String(
                            client(address, "certificate.pem").get("/metrics", List.of()), StandardCharsets.UTF_8))
                    .contains("brickyard_agent_");
            assertThatThrownBy(() -> client(address, "key.pem").get("/metrics", List.of()))
                    .isInstanceOfSatisfying(AgentFailure.Unanswered.class, HttpsTest::isUntrusted)
                    .hasMessageContaining("key.pem");
            assertThatThrownBy(() -> client(new AgentAddress.Tcp("localhost", address.port(), true), "certificate.pem")
                            .get("/metrics", List.of()))
                    .as("not with another name than the certificate's")
                    .isInstanceOfSatisfying(AgentFailure.Unanswered.class, HttpsTest::isUntrusted);
        }
    }

    private static void isUntrusted(AgentFailure.Unanswered failure) {
        assertThat(failure.reason()).isEqualTo(AgentFailure.Reason.UNTRUSTED);
    }

    private AgentClient client(AgentAddress address, String authority) {
        return new AgentClient(
                address, Optional.of(Running.READER), Duration.ofSeconds(10), Optional.of(folder.resolve(authority)));
    }

    @Test
    void aFileWithoutAKeyIsNamed() throws Exception {
        identity();
        Files.writeString(folder.resolve("key.pem"), "nothing");

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("key.pem")
                .hasMessageContaining("PKCS#8");
    }

    private ApiServer open() throws IOException {
        Door.Identity identity = new Door.Identity(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        return ApiServer.open(
                new FakeAgent().parts(new MemoryJournal()),
                List.of(new Door.Tcp(
                        "127.0.0.1", 0, Optional.of(identity), Tokens.of(Map.of(Running.READER, Scope.READ)))));
    }

    /** A certificate that signs itself, made by the JDK's keytool and written as PEM. */
    private KeyStore identity() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "agent",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=ha1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).as(said).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        pem("certificate.pem", "CERTIFICATE", keys.getCertificate("agent").getEncoded());
        pem(
                "key.pem",
                "PRIVATE KEY",
                keys.getKey("agent", "changeit".toCharArray()).getEncoded());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("agent", keys.getCertificate("agent"));
        return trusted;
    }

    private void pem(String name, String kind, byte[] encoded) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(encoded) + "\n-----END " + kind + "-----\n");
    }
}
