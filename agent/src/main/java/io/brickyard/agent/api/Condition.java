package io.brickyard.agent.api;

import io.brickyard.pool.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the agent itself is. */
public interface Condition {

    String version();

    NodeId node();

    Instant started();

    /** Of intake, journal and whatever else counts; figures of one name stand together. */
    List<Figure> figures();

    /** What keeps the agent from doing its work, one sentence each; empty when it is ready. */
    List<String> troubles();

    /** Reads the configuration and the webhooks again; returns why not, when the old ones stay. */
    Optional<String> reload();

    /** Who does work on this node for those who may ask for it. */
    Work work();

    /**
     * A figure for metrics and status.
     *
     * @param name of Prometheus, with {@code brickyard_agent_} before it and {@code _total} behind it when it counts
     * @param labels name, value, name, value and so on
     */
    record Figure(String name, String help, boolean counts, long value, List<String> labels) {
        public Figure {
            labels = List.copyOf(labels);
        }
    }
}
