package io.brickyard.agent.sending;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a test of a webhook went, step by step, as far as it got.
 *
 * @param status of HTTP, if there was an answer
 * @param steps name resolution, connecting, TLS if any, the request; only those that were taken
 */
public record TestReport(boolean success, Optional<Integer> status, List<Step> steps, String result) {

    public TestReport {
        steps = List.copyOf(steps);
    }

    /**
     * @param name one of {@code dns}, {@code connect}, {@code tls}, {@code answer}
     * @param detail what was found, or what went wrong
     */
    public record Step(String name, boolean success, Duration took, String detail) {}
}
