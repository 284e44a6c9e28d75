package io.brickyard.glusterd.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The socket on which glusterd serves its own node. */
class UnixSocketTest {

    private static final Duration DEADLINE = Duration.ofMillis(400);
    private static final Duration AT_THE_LATEST = DEADLINE.multipliedBy(12);
    private static final Friends ALONE = new Friends(new NodeId(new UUID(0, 1)), List.of());

    @TempDir
    Path folder;

    private Path socket() {
        return folder.resolve("glusterd.socket");
    }

    private Throwable failure() {
        long begin = System.nanoTime();
        Throwable failure = catchThrowable(() -> {
            try (GlusterdClient client = GlusterdClient.connect(new Endpoint.Unix(socket()), Deadline.in(DEADLINE))) {
                client.friends();
            }
        });
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_THE_LATEST);
        return failure;
    }

    @Test
    void answers() {
        try (FakeGlusterd fake = FakeGlusterd.listening(socket(), new Knowledge(ALONE));
                GlusterdClient client = GlusterdClient.connect(fake.endpoint(), Deadline.in(Duration.ofSeconds(10)))) {
            assertThat(client.friends()).isEqualTo(ALONE);
        }
    }

    @Test
    void absentSocketMeansThatGlusterdDoesNotRunHere() {
        assertThat(failure()).isInstanceOf(GlusterdFailure.NotListening.class).hasMessageContaining("does not exist");
    }

    @Test
    void socketThatADeadGlusterdLeftMeansThatItDoesNotRunHere() {
        FakeGlusterd.listening(socket(), Behaviours.silent()).close();
        assertThat(Files.exists(socket())).isTrue();

        assertThat(failure())
                .isInstanceOf(GlusterdFailure.NotListening.class)
                .hasMessageContaining("does not run here");
    }

    @Test
    void fileThatIsNoSocketMeansThatGlusterdDoesNotRunHere() throws IOException {
        Files.writeString(socket(), "no socket");

        assertThat(failure()).isInstanceOf(GlusterdFailure.NotListening.class);
    }

    @Test
    void pathLongerThanAnySocketsIsAFailureLikeOthers() {
        Endpoint tooLong = new Endpoint.Unix(folder.resolve("x".repeat(200)));

        assertThat(catchThrowable(() -> GlusterdClient.connect(tooLong, Deadline.in(DEADLINE))))
                .isInstanceOf(GlusterdFailure.NotListening.class);
    }

    @Test
    void silenceEndsAtTheDeadline() {
        try (FakeGlusterd _ = FakeGlusterd.listening(socket(), Behaviours.silent())) {
            assertThat(failure()).isInstanceOf(GlusterdFailure.AnswerLate.class);
        }
    }

    @Test
    void oneByteASecondEndsAtTheDeadline() {
        try (FakeGlusterd _ = FakeGlusterd.listening(socket(), Behaviours.dripping())) {
            assertThat(failure()).isInstanceOf(GlusterdFailure.AnswerLate.class);
        }
    }

    @Test
    void hangingUpIsNoSilence() {
        try (FakeGlusterd _ = FakeGlusterd.listening(socket(), Behaviours.closingAfterTheQuestion())) {
            assertThat(failure()).isInstanceOf(GlusterdFailure.Hungup.class);
        }
    }

    @Test
    void frozenGlusterdWithAFullQueueIsSilentNotAbsent() {
        try (FakeGlusterd _ = FakeGlusterd.frozen(socket())) {
            assertThat(failure()).isInstanceOf(GlusterdFailure.AnswerLate.class);
        }
    }

    @Test
    void frozenGlusterdIsSilentToAVirtualThreadToo() throws InterruptedException {
        try (FakeGlusterd _ = FakeGlusterd.frozen(socket())) {
            Throwable[] failure = new Throwable[1];
            Thread.ofVirtual().start(() -> failure[0] = failure()).join();

            assertThat(failure[0]).isInstanceOf(GlusterdFailure.AnswerLate.class);
        }
    }

    @Test
    void noTimeLeftMeansNoAnswer() {
        try (FakeGlusterd fake = FakeGlusterd.listening(socket(), new Knowledge(ALONE))) {
            Deadline past = Deadline.in(Duration.ofMillis(-1));

            assertThat(catchThrowable(() -> GlusterdClient.connect(fake.endpoint(), past)))
                    .isInstanceOf(GlusterdFailure.AnswerLate.class);
        }
    }
}
