package io.brickyard.agent.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.NodeId;
import io.brickyard.survey.NodeWord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CorrespondentTest {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final NodeWord WORD =
            new NodeWord(NodeId.parse("00000000-0000-4000-8000-00000000000a"), NOON, List.of(), List.of(), Map.of());

    private final Deque<Correspondent.Unanswered> failures = new ArrayDeque<>();
    private final List<Runnable> begun = new ArrayList<>();
    private int questions;
    private Instant now = NOON;
    private final Correspondent correspondent = new Correspondent(this::answer, LONGEST, begun::add, () -> now);

    private Told answer() throws Correspondent.Unanswered {
        questions++;
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        return new Told(WORD, Optional.empty());
    }

    private void askAndWait() {
        var _ = correspondent.ask();
        begun.forEach(Runnable::run);
        begun.clear();
    }

    @Test
    void questionsAtTheSameTimeAreOne() {
        var first = correspondent.ask();
        var second = correspondent.ask();

        assertThat(second).isSameAs(first);
        assertThat(begun).hasSize(1);
    }

    @Test
    void anAnswerServesForAMoment() {
        askAndWait();
        now = NOON.plus(Correspondent.FRESH).minusMillis(1);
        askAndWait();
        assertThat(questions).isEqualTo(1);

        now = NOON.plus(Correspondent.FRESH);
        askAndWait();
        assertThat(questions).isEqualTo(2);
    }

    @Test
    void anOldAnswerTellsNothing() {
        askAndWait();
        now = NOON.plus(Correspondent.STALE).minusMillis(1);
        assertThat(correspondent.word()).contains(WORD);

        now = NOON.plus(Correspondent.STALE);
        assertThat(correspondent.word()).isEmpty();
        assertThat(correspondent.heard()).contains(NOON);
    }

    @Test
    void aClockThatIsPutBackKeepsNoAnswerFresh() {
        askAndWait();
        now = NOON.minusSeconds(3600);
        assertThat(correspondent.word()).isEmpty();

        askAndWait();
        assertThat(questions).isEqualTo(2);
        assertThat(correspondent.word()).contains(WORD);
    }

    @Test
    void silenceLastsSinceTheFirstQuestionUntilTheMachineComesBack() {
        failures.add(new Correspondent.Unanswered("no route", false));
        failures.add(new Correspondent.Unanswered("no route", false));
        failures.add(new Correspondent.Unanswered("refused", true));
        askAndWait();
        now = NOON.plusSeconds(60);
        askAndWait();
        assertThat(correspondent.silence().map(Correspondent.Silence::since)).contains(NOON);

        now = NOON.plusSeconds(120);
        askAndWait();
        assertThat(correspondent.silence()).contains(new Correspondent.Silence(NOON.plusSeconds(120), true, "refused"));

        askAndWait();
        assertThat(correspondent.silence()).isEmpty();
    }

    @Test
    void whoKeepsAQuestionOpenForTooLongCountsAsSilent() throws InterruptedException {
        CountDownLatch asking = new CountDownLatch(1);
        Correspondent trickling = new Correspondent(
                () -> {
                    asking.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                        throw new Correspondent.Unanswered("it never came to an end", false);
                    }
                    return new Told(WORD, Optional.empty());
                },
                LONGEST,
                task -> Thread.ofVirtual().start(task),
                () -> now);
        var question = trickling.ask();
        asking.await();
        now = NOON.plus(LONGEST);
        var _ = trickling.ask();
        assertThat(question).isNotDone();

        now = NOON.plus(LONGEST).plusMillis(1);
        var _ = trickling.ask();
        question.join();
        assertThat(trickling.silence()).isPresent();
    }
}
