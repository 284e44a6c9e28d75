package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.peers.Gathering;
import io.brickyard.agent.peers.PoolKey;
import io.brickyard.agent.peers.TestKeys;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.survey.PoolWord;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent asks another one, both real but for what they see; and others try. */
class PeerDoorTest {

    private static final NodeId SELF = NodeId.parse("00000000-0000-4000-8000-0000000000ff");
    private static final NodeId PEER = NodeId.parse(Samples.NODE);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_QUESTIONS = 100_000;

    @TempDir
    Path folder;

    private PoolKey key;
    private ApiServer server;
    private Gathering gathering;

    @BeforeEach
    void open() throws Exception {
        key = TestKeys.make(folder);
        server = ApiServer.open(
                new FakeAgent().parts(new MemoryJournal()), List.of(new Door.Peers(0, key.identity(), key.trusted())));
        gathering = new Gathering(
                SELF,
                Optional::empty,
                () -> Map.of(PEER, List.of(new HostName("127.0.0.1"))),
                port(),
                InstantSource.system());
    }

    @AfterEach
    void close() {
        gathering.close();
        server.close();
    }

    private int port() {
        return server.ports().getFirst();
    }

    @Test
    void aPeerWithTheKeyIsHeard() {
        gathering.heed(Optional.of(key));

        PoolWord word = gathering.ask(PATIENCE);

        assertThat(word.words())
                .isEqualTo(new FakeAgent().node(PATIENCE).stream().toList());
        assertThat(word.unheard()).isEmpty();
    }

    @Test
    void withoutAKeyNobodyIsAsked() {
        gathering.heed(Optional.empty());

        assertThat(gathering.ask(PATIENCE)).isEqualTo(PoolWord.NOTHING);
    }

    @Test
    void whoHasAnotherKeyIsNotAnswered() throws Exception {
        gathering.heed(Optional.of(TestKeys.make(folder)));

        PoolWord word = gathering.ask(PATIENCE);

        assertThat(word.words()).isEmpty();
        assertThat(word.unheard()).singleElement().satisfies(unheard -> {
            assertThat(unheard.node()).isEqualTo(PEER);
            assertThat(unheard.lastHeard()).isEmpty();
        });
    }

    @Test
    void aPeerThatEndsIsUnheardWithItsLastTime() {
        gathering.heed(Optional.of(key));
        gathering.ask(PATIENCE);
        server.close();

        PoolWord word = gathering.ask(PATIENCE);
        for (int i = 0; i < MOST_QUESTIONS && word.unheard().isEmpty(); i++) {
            // Within the second in which the last answer serves, nobody is asked.
            Thread.onSpinWait();
            word = gathering.ask(PATIENCE);
        }

        assertThat(word.unheard()).singleElement().satisfies(unheard -> assertThat(unheard.lastHeard())
                .isPresent());
    }

    @Test
    void whoShowsNoCertificateGetsNothing() throws Exception {
        SSLContext credulous = SSLContext.getInstance("TLS");
        credulous.init(null, new TrustManager[] {new Credulous()}, null);

        assertThat(answer(credulous, "GET /api/v1/node HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .isEmpty();
    }

    @Test
    void aPeerMayLookAndChangeNothing() {
        String answer = answer(
                TestKeys.context(key),
                "POST /api/v1/reload HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 403");
    }

    /** Empty when the connection is refused or ended. */
    private String answer(SSLContext client, String request) {
        try (Socket socket = client.getSocketFactory().createSocket("127.0.0.1", port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException refused) {
            return "";
        }
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
