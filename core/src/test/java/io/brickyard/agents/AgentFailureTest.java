package io.brickyard.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brickyard.agents.AgentFailure.Reason;
import io.brickyard.agents.AgentFailure.Refused;
import io.brickyard.agents.AgentFailure.Unanswered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AgentFailureTest {

    private static final AgentAddress SOMEWHERE = new AgentAddress.Unix(Path.of("/x"));

    @TempDir
    Path folder;

    @Test
    void whereNothingListensNoneIsRunning() throws IOException {
        ServerSocket closed = listening();
        closed.close();

        assertThat(reason(new AgentAddress.Unix(folder.resolve("agent.sock")))).isEqualTo(Reason.NOT_RUNNING);
        assertThat(reason(address(closed))).isEqualTo(Reason.NOT_RUNNING);
    }

    @Test
    void aSocketOfSomebodyElseIsNotAllowed() {
        assertThat(Failures.of(new AccessDeniedException("/x"), SOMEWHERE, Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(Unanswered.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.NOT_ALLOWED));
    }

    @Test
    void whoeverSaysNothingIsLate() throws IOException {
        try (ServerSocket server = listening()) {
            assertThat(reason(address(server))).isEqualTo(Reason.LATE);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', GONE", "HTTP/1.1 200 OK, GONE", "'SSH-2.0-x\r\n', UNREADABLE"})
    void whatIsSaidInsteadOfAnAnswerTellsTheReason(String said, Reason reason) throws Exception {
        try (ServerSocket server = listening()) {
            Thread saying = Thread.startVirtualThread(() -> say(server, said));
            assertThat(reason(address(server))).isEqualTo(reason);
            saying.join();
        }
    }

    @ParameterizedTest
    @CsvSource({"503, true", "404, false"})
    void aRefusalCarriesItsStatusAndDocument(int status, boolean retryable) throws Exception {
        String answer = "HTTP/1.1 " + status + " Whatever\r\nContent-Length: 2\r\n\r\n{}";
        try (ServerSocket server = listening()) {
            Thread saying = Thread.startVirtualThread(() -> say(server, answer));
            Refused refused = catchThrowableOfType(Refused.class, () -> ask(address(server)));
            saying.join();

            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.document()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
            assertThat(refused.retryable()).isEqualTo(retryable);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_RUNNING, true",
        "LATE, true",
        "GONE, true",
        "NOT_ALLOWED, false",
        "UNTRUSTED, false",
        "UNREADABLE, false"
    })
    void onlyWhatPassesIsWorthAnotherAttempt(Reason reason, boolean retryable) {
        assertThat(new Unanswered(reason, "x").retryable()).isEqualTo(retryable);
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static AgentAddress address(ServerSocket server) {
        return new AgentAddress.Tcp("127.0.0.1", server.getLocalPort(), false);
    }

    private static Reason reason(AgentAddress address) {
        return catchThrowableOfType(Unanswered.class, () -> ask(address)).reason();
    }

    private static void ask(AgentAddress address) {
        new AgentClient(address, Optional.empty(), Duration.ofMillis(700)).get("/healthz", List.of());
    }

    /** Hears the whole request first, so that hanging up is no reset. */
    private static void say(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            int lineEnds = 0;
            while (lineEnds < 4) {
                int c = socket.getInputStream().read();
                lineEnds = c == '\r' || c == '\n' ? lineEnds + 1 : 0;
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // The one who asked sees it.
        }
    }
}
