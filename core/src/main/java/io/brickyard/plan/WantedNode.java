package io.brickyard.plan;

import io.brickyard.pool.HostName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node that is to be a member.
 *
 * @param name its stable name; it is probed by this one, which so becomes the name that its peers show
 * @param addresses further names or addresses, by the name of the network that they belong to; each becomes an alias of the peer
 * @param zone the failure domain that it shares with others; without one each node is a zone of its own
 * @param places where bricks of volumes may be made; empty when volumes list their bricks themselves
 */
public record WantedNode(
        HostName name, Map<String, HostName> addresses, Optional<String> zone, List<BrickPlace> places) {

    public WantedNode {
        addresses = Map.copyOf(addresses);
        places = List.copyOf(places);
    }

    /** The failure domain, which is the node itself when none is given. */
    public String domain() {
        return zone.orElse(name.value());
    }

    public boolean isCalled(HostName other) {
        return name.isSame(other) || addresses.values().stream().anyMatch(other::isSame);
    }

    /** The name by which bricks in this network are called; the node's own where it has none there. */
    public HostName in(Optional<String> network) {
        HostName address = network.map(addresses::get).orElse(null);
        return address != null ? address : name;
    }
}
