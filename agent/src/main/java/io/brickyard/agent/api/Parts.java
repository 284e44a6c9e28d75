package io.brickyard.agent.api;

import io.brickyard.agent.journal.Journal;
import io.brickyard.events.EventType;
import java.time.InstantSource;
import java.util.List;

/**
 * The parts of an agent that its API tells about.
 *
 * @param types all that are known, in the order in which they are listed
 */
public record Parts(
        Journal journal, List<EventType> types, Lanes lanes, Condition condition, Sight sight, InstantSource clock) {
    public Parts {
        types = List.copyOf(types);
    }
}
