package io.brickyard.webhooks;

import io.brickyard.events.Severity;
import java.util.List;

/**
 * Which events somebody wants: all conditions must hold, and an empty list holds for everything. Names may be patterns, see
 * {@link io.brickyard.pool.Glob}; a {@link Sieve} tells whether an event is wanted.
 *
 * @param atLeast the least severity
 */
public record EventFilter(
        List<String> types, List<String> categories, Severity atLeast, List<String> volumes, List<String> nodes) {
    public static final EventFilter ALL = new EventFilter(List.of(), List.of(), Severity.INFO, List.of(), List.of());

    public EventFilter {
        types = List.copyOf(types);
        categories = List.copyOf(categories);
        volumes = List.copyOf(volumes);
        nodes = List.copyOf(nodes);
    }
}
