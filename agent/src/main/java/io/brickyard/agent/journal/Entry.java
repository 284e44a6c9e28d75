package io.brickyard.agent.journal;

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
        int reports) {}
