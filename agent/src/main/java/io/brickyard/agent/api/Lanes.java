package io.brickyard.agent.api;

import io.brickyard.webhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be asked and ordered of the deliveries to webhooks. A webhook is named by its URL. */
public interface Lanes {

    List<Webhook> webhooks();

    List<State> states();

    /** Oldest first. */
    List<DeadLetter> dead(int offset, int most);

    /** Brings dead letters on their way again; returns how many. */
    int retry(Choice choice);

    /** Forgets dead letters; returns how many. */
    int drop(Choice choice);

    /**
     * Sends kept events once more, to a webhook that {@link #webhooks()} has.
     *
     * @param from the first one's sequence number
     * @param to the last one's
     * @return false when it is disabled, and nothing is sent
     */
    boolean replay(String webhook, long from, long to);

    /** Sends a test event now, to a webhook that {@link #webhooks()} has. */
    TestReport test(String webhook);

    enum Condition {
        /** Delivering, or nothing to deliver. */
        CLOSED,
        /** The last attempts failed, but too few to call the receiver broken. */
        FAILING,
        /** The breaker is open: only a probe now and then. */
        OPEN,
        /** A probe is under way. */
        HALF_OPEN,
        DISABLED
    }

    /**
     * How a webhook fares.
     *
     * @param queued events that wait for it
     * @param lag the age of the oldest of them
     * @param next when a failed delivery is tried again
     */
    record State(
            String webhook,
            Condition condition,
            long queued,
            Duration lag,
            Optional<Instant> next,
            Optional<String> lastError,
            Counts counts) {}

    /**
     * Since the agent began, but dead letters, which are those there are.
     *
     * @param missed events that the journal's retention took before they could be delivered
     */
    record Counts(long delivered, long failures, long dead, long missed) {}

    /**
     * An event that a webhook did not take in all the time there was.
     *
     * @param event its id
     */
    record DeadLetter(String webhook, String event, String type, Instant happened, Instant died, String reason) {}

    /**
     * Which dead letters: both must hold.
     *
     * @param webhook only this one's; empty: all webhooks'
     * @param events only of these events, by their ids; empty: of all
     */
    record Choice(Optional<String> webhook, List<String> events) {
        public Choice {
            events = List.copyOf(events);
        }
    }

    /**
     * How a test event fared, step by step.
     *
     * @param failure what went wrong; empty: it was delivered
     * @param status of HTTP, when there was an answer
     */
    record TestReport(Optional<String> failure, Optional<Integer> status, List<Step> steps) {
        public TestReport {
            steps = List.copyOf(steps);
        }

        /**
         * @param name for example {@code dns}, {@code connect}, {@code tls}, {@code answer}
         * @param detail what was found, for example the address
         */
        public record Step(String name, boolean good, Duration time, String detail) {}
    }
}
