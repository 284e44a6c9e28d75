package io.brickyard.events;

import java.util.Optional;

/**
 * What an event is about, as far as it tells. Plain text, because it comes from the network: it may name a node or a volume
 * that does not exist.
 *
 * @param node a host name, address or node id, as the event has it
 * @param brick {@code HOST:/PATH}
 */
public record Subject(Optional<String> node, Optional<String> volume, Optional<String> brick) {
    public static final Subject NOTHING = new Subject(Optional.empty(), Optional.empty(), Optional.empty());
}
