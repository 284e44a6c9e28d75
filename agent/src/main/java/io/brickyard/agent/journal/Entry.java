package io.brickyard.agent.journal;

import io.brickyard.events.Event;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * An event in the journal, with its forms made ready.
 *
 * @param id unique in the pool and for ever; no dot in it
 * @param fact the same for all reports of one fact by different nodes
 * @param compat the original daemon's body; empty when it would post nothing
 * @param normalised JSON with the id
 * @param reports how many nodes reported it; 1 unless folded
 */
public record Entry(
        long sequence,
        String id,
        Instant happened,
        Instant received,
        String type,
        String category,
        Severity severity,
        Subject subject,
        String fact,
        Optional<String> compat,
        String normalised,
        int reports) {

    /**
     * An event's, as one node reported it.
     *
     * @param fact the same for all reports of one fact
     * @param normalised JSON with the id
     */
    public static Entry of(long sequence, String id, Event event, String fact, String normalised) {
        return new Entry(
                sequence,
                id,
                event.happened(),
                event.received(),
                event.type().name(),
                event.type().category(),
                event.type().severity(),
                event.subject(),
                fact,
                event.compat(),
                normalised,
                1);
    }

    /** The same, as several nodes reported it. */
    Entry reportedBy(int nodes) {
        return new Entry(
                sequence, id, happened, received, type, category, severity, subject, fact, compat, normalised, nodes);
    }
}
