package io.brickyard.health;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.Set;

/**
 * Which machines somebody wants to stop, together.
 *
 * @param nodes members of the pool
 * @param arbiters machines that are no members but host thin arbiters, by the name that the volumes use
 */
public record StopRequest(Set<NodeId> nodes, Set<HostName> arbiters) {

    public StopRequest {
        nodes = Set.copyOf(nodes);
        arbiters = Set.copyOf(arbiters);
    }

    public static StopRequest of(NodeId... nodes) {
        return new StopRequest(Set.of(nodes), Set.of());
    }
}
