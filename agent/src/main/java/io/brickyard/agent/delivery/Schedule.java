package io.brickyard.agent.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to try again. The steps are dense at first, because storage operators want an early second and third try, and end at one
 * every twelve hours. Each is varied by a fifth either way, so that the lanes of a pool do not come back at once.
 */
final class Schedule {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(12));

    /** How long an event is tried to be delivered. */
    static final Duration LIFE = Duration.ofHours(72);

    private static final Duration OBEYED = Duration.ofHours(1);

    /**
     * The pause after a failed attempt.
     *
     * @param attempts how many failed in a row, this one included
     * @param chance from 0 to below 1
     * @param retryAfter what the receiver asked for. One that says why (429, 503) is obeyed up to an hour; any other may
     *     lengthen a step to its double.
     */
    static Duration pause(int attempts, double chance, Optional<Duration> retryAfter, boolean saysWhy) {
        Duration step = STEPS.get(Math.min(attempts, STEPS.size()) - 1);
        Duration varied = Duration.ofMillis((long) (step.toMillis() * (0.8 + 0.4 * chance)));
        if (retryAfter.isEmpty()) {
            return varied;
        }
        Duration asked = retryAfter.get();
        if (saysWhy && asked.compareTo(OBEYED) <= 0) {
            return longer(asked, Duration.ofSeconds(1));
        }
        return shorter(longer(asked, step), longer(step.multipliedBy(2), saysWhy ? OBEYED : Duration.ZERO));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Schedule() {}
}
