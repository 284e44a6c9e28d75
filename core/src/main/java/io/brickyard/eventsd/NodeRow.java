package io.brickyard.eventsd;

import io.brickyard.webhooks.Version;
import java.util.Optional;

/**
 * A node of the pool, and what it answered.
 *
 * @param host as the pool's list names it; the node itself is {@code localhost}
 * @param id as glusterd writes it
 * @param up whether it answered
 * @param error {@code N/A} when it did not, as the original tools say
 */
public record NodeRow(
        String host, String id, boolean up, boolean ok, String output, String error, Optional<Version> version) {

    static NodeRow of(String host, NodeAnswer answer) {
        return new NodeRow(host, answer.node(), true, answer.ok(), answer.output(), answer.error(), answer.version());
    }

    static NodeRow down(String host, String id, String error) {
        return new NodeRow(host, id, false, false, "N/A", error, Optional.empty());
    }

    /** It is there, but what was wanted of it could not be done. */
    static NodeRow notOk(String host, String id, String error) {
        return new NodeRow(host, id, true, false, "", error, Optional.empty());
    }

    /** Whether it is there and was not asked; who was tells that all is well, or how new its files are, or both. */
    boolean passedOver() {
        return up && !ok && version.isEmpty();
    }

    public NodeRow judged(boolean nowOk, String nowError) {
        return new NodeRow(host, id, up, nowOk, output, nowError, version);
    }
}
