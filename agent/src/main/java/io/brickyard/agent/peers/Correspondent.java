package io.brickyard.agent.peers;

import io.brickyard.survey.NodeWord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be asked for the word of one node: its agent, or for the own node this very one. Questions at the same
 * time are one question, and an answer serves for a moment, so however many ask the pool, each node is asked seldom.
 */
final class Correspondent {

    /** So long an answer serves everybody. */
    static final Duration FRESH = Duration.ofSeconds(1);

    /** After so long an answer tells nothing of how things are. */
    static final Duration STALE = Duration.ofSeconds(15);

    interface Question {
        /** @throws Unanswered when there is no answer */
        Told ask() throws Unanswered;
    }

    /** Nobody answered. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean machineThere;

        /** @param machineThere whether at least the machine answered */
        Unanswered(String reason, boolean machineThere) {
            super(reason, null, false, false);
            this.machineThere = machineThere;
        }

        boolean machineThere() {
            return machineThere;
        }
    }

    /**
     * That a correspondent does not answer.
     *
     * @param since the first question without an answer; counted anew when the machine itself comes or goes
     */
    record Silence(Instant since, boolean machineThere, String reason) {}

    private final Question question;
    private final Duration longest;
    private final Executor executor;
    private final InstantSource clock;
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);
    private @Nullable Thread asker;
    private Instant begun = Instant.EPOCH;
    private @Nullable Told told;
    private Optional<Instant> heard = Optional.empty();
    private Optional<Silence> silence = Optional.empty();

    /**
     * @param longest after so long the next one to ask interrupts a question that is still being asked: who sends a little
     *     now and then must not count as answering
     */
    Correspondent(Question question, Duration longest, Executor executor, InstantSource clock) {
        this.question = question;
        this.longest = longest;
        this.executor = executor;
        this.clock = clock;
    }

    /** Asks, unless that was just done or is being done. What is returned ends when an answer is there, or none will be. */
    synchronized CompletableFuture<Void> ask() {
        if (asking.isDone() && !younger(FRESH)) {
            asking = CompletableFuture.runAsync(this::question, executor);
        } else if (asker != null && Duration.between(begun, clock.instant()).compareTo(longest) > 0) {
            asker.interrupt();
        }
        return asking;
    }

    private synchronized void asker(@Nullable Thread thread) {
        asker = thread;
        begun = clock.instant();
    }

    private void question() {
        asker(Thread.currentThread());
        try {
            Told answer = question.ask();
            synchronized (this) {
                told = answer;
                heard = Optional.of(clock.instant());
                silence = Optional.empty();
            }
        } catch (Unanswered none) {
            synchronized (this) {
                Instant since = silence.filter(before -> before.machineThere() == none.machineThere())
                        .map(Silence::since)
                        .orElseGet(clock::instant);
                silence = Optional.of(new Silence(since, none.machineThere(), String.valueOf(none.getMessage())));
            }
        } finally {
            asker(null);
        }
    }

    /** An answer from the future, as a clock that was put back makes it, is as old as can be. */
    private boolean younger(Duration age) {
        Duration since =
                heard.map(time -> Duration.between(time, clock.instant())).orElse(age);
        return !since.isNegative() && since.compareTo(age) < 0;
    }

    /** The last answer, while it still tells how things are. */
    synchronized Optional<Told> told() {
        return younger(STALE) ? Optional.ofNullable(told) : Optional.empty();
    }

    /** What the last answer says of the node, while it still tells how things are. */
    Optional<NodeWord> word() {
        return told().map(Told::word);
    }

    /** When an answer last came. */
    synchronized Optional<Instant> heard() {
        return heard;
    }

    /** That the last question has had no answer. */
    synchronized Optional<Silence> silence() {
        return silence;
    }
}
