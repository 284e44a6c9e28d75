package io.brickyard.events;

import io.brickyard.pool.NodeId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened, understood and ready to be kept. It gets its id when it enters a journal.
 *
 * @param happened by its sender's clock; GlusterFS tells whole seconds
 * @param received by this node's clock
 * @param reporter the node whose agent took it in
 * @param attributes in the normalised form: documented names, typed values, in the order in which they are shown
 * @param compat the body that the original events daemon would post, byte for byte; empty when it would post nothing
 * @param order the names of that body's message as its sender gave them, where they came from a sender
 */
public record Event(
        Instant happened,
        Instant received,
        NodeId reporter,
        EventType type,
        Subject subject,
        Map<String, Value> attributes,
        Set<Flaw> flaws,
        Optional<String> compat,
        List<String> order) {
    public Event {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        flaws = Set.copyOf(flaws);
        order = List.copyOf(order);
    }

    /** With a body whose names came from no sender. */
    public Event(
            Instant happened,
            Instant received,
            NodeId reporter,
            EventType type,
            Subject subject,
            Map<String, Value> attributes,
            Set<Flaw> flaws,
            Optional<String> compat) {
        this(happened, received, reporter, type, subject, attributes, flaws, compat, List.of());
    }
}
