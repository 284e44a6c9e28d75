package io.brickyard.peering;

import io.brickyard.pool.HostName;
import java.util.Map;
import java.util.Optional;

/**
 * Where a unit can be reached.
 *
 * @param name the stable name by which it is to be a member; empty while it is not known
 * @param addresses further names or addresses, by the name of their network
 * @param zone the failure domain that it shares with others
 */
public record Whereabouts(Optional<HostName> name, Map<String, HostName> addresses, Optional<String> zone) {

    public static final Whereabouts UNKNOWN = new Whereabouts(Optional.empty(), Map.of(), Optional.empty());

    public Whereabouts {
        addresses = Map.copyOf(addresses);
    }
}
