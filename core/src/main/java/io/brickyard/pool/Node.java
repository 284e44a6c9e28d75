package io.brickyard.pool;

import java.util.List;

/**
 * A member of the pool.
 *
 * @param name the name to show; the first by which its peers know it
 * @param addresses every name or address by which its peers know it, the shown one first
 */
public record Node(NodeId id, HostName name, List<HostName> addresses) {

    public Node {
        addresses = List.copyOf(addresses);
    }
}
