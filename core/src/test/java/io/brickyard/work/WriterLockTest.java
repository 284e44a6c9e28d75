package io.brickyard.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {

    private static final LockHolder ANNA = new LockHolder("anna@gl1", 17, "apply pool.yaml");
    private static final LockHolder BERT = new LockHolder("bert@gl2", 18, "node drain gl3");
    private static final UUID ANNAS = UUID.fromString("0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");
    private static final UUID BERTS = UUID.fromString("1dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path state;

    private volatile Uptime now = new Uptime("first", 1000);
    private NodeWorker node = NodeWorker.ofThisNode();

    @BeforeEach
    void aNode() {
        node = new NodeWorker(new NodePaths(state, state, state, state), () -> now);
    }

    private NodeResult take(LockHolder holder, UUID token) {
        return perform(new NodeTask.TakeLock(holder, token, MINUTE));
    }

    private NodeResult perform(NodeTask task) {
        return node.perform(task, Deadline.in(Duration.ofSeconds(30)));
    }

    @Test
    void whoComesSecondIsToldWhoHasIt() {
        assertThat(take(ANNA, ANNAS)).isInstanceOf(NodeResult.Done.class);
        assertThat(take(BERT, BERTS)).isEqualTo(new NodeResult.Held(ANNA));
    }

    @Test
    void whoAsksAgainBecauseTheAnswerWasLostHasIt() {
        assertThat(take(ANNA, ANNAS)).isInstanceOf(NodeResult.Done.class);
        assertThat(take(ANNA, ANNAS)).isInstanceOf(NodeResult.Done.class);
    }

    @Test
    void itIsGivenBackByItsHolderOnly() {
        take(ANNA, ANNAS);
        assertThat(perform(new NodeTask.ReleaseLock(BERTS))).isInstanceOf(NodeResult.Done.class);
        assertThat(take(BERT, BERTS)).isEqualTo(new NodeResult.Held(ANNA));
        perform(new NodeTask.ReleaseLock(ANNAS));
        assertThat(take(BERT, BERTS)).isInstanceOf(NodeResult.Done.class);
    }

    @Test
    void itEndsByItselfUnlessTakenAgain() {
        take(ANNA, ANNAS);
        now = new Uptime("first", 1059);
        assertThat(take(BERT, BERTS)).isEqualTo(new NodeResult.Held(ANNA));
        assertThat(take(ANNA, ANNAS)).isInstanceOf(NodeResult.Done.class);
        now = new Uptime("first", 1118);
        assertThat(take(BERT, BERTS)).isEqualTo(new NodeResult.Held(ANNA));
        now = new Uptime("first", 1119);
        assertThat(take(BERT, BERTS)).isInstanceOf(NodeResult.Done.class);
        assertThat(take(ANNA, ANNAS)).isEqualTo(new NodeResult.Held(BERT));
    }

    @Test
    void aStartOfTheMachineDoesNotEndIt() {
        take(ANNA, ANNAS);
        now = new Uptime("second", 10);
        assertThat(take(BERT, BERTS)).isEqualTo(new NodeResult.Held(ANNA));
        now = new Uptime("second", 60);
        assertThat(take(BERT, BERTS)).isInstanceOf(NodeResult.Done.class);
    }

    @Test
    void ofManyAtOnceOneHasIt() throws ExecutionException, InterruptedException {
        List<Future<NodeResult>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                UUID token = UUID.randomUUID();
                results.add(threads.submit(() -> take(ANNA, token)));
            }
        }
        int taken = 0;
        for (Future<NodeResult> result : results) {
            taken += result.get() instanceof NodeResult.Done ? 1 : 0;
        }
        assertThat(taken).isOne();
    }

    @Test
    void aDamagedFileIsNobodysLockAndSaysWhatToDo() throws IOException {
        Files.writeString(state.resolve("writer"), "who was it?");
        assertThat(take(ANNA, ANNAS))
                .isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.advice())
                        .contains("remove that file"));
    }
}
