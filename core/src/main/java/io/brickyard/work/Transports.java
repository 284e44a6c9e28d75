package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import io.brickyard.pool.HostName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Chooses the way to each node: this node by itself; else what is configured for the node; else glusterd for a member whose
 * glusterd answers; else what is configured for all; else it is said what to configure.
 *
 * @param named the ways to single nodes
 * @param usual the way to nodes that glusterd does not reach
 */
public record Transports(Transport here, Transport glusterd, Map<HostName, Transport> named, Optional<Transport> usual)
        implements Transport {

    public Transports {
        named = Map.copyOf(named);
    }

    @Override
    public Map<Recipient, NodeResult> perform(List<Recipient> nodes, NodeTask task, Deadline deadline) {
        Map<Transport, List<Recipient>> ways = new LinkedHashMap<>();
        Map<Recipient, NodeResult> found = new HashMap<>();
        for (Recipient node : nodes) {
            Optional<Transport> way = way(node);
            if (way.isPresent()) {
                ways.computeIfAbsent(way.get(), _ -> new ArrayList<>()).add(node);
            } else {
                found.put(node, noWay(node));
            }
        }
        ways.forEach((way, some) -> found.putAll(way.perform(some, task, deadline)));
        Map<Recipient, NodeResult> results = new LinkedHashMap<>();
        nodes.forEach(node -> results.put(node, Objects.requireNonNull(found.get(node))));
        return results;
    }

    private Optional<Transport> way(Recipient node) {
        if (node.here()) {
            return Optional.of(here);
        }
        Transport own = named.get(node.name());
        if (own != null) {
            return Optional.of(own);
        }
        return node.member().isPresent() ? Optional.of(glusterd) : usual;
    }

    private static NodeResult noWay(Recipient node) {
        return new NodeResult.Failed(
                "there is no way to " + node.name(),
                "its glusterd cannot bring it work, as it is no member of the pool or does not answer, and neither ssh nor an"
                        + " agent is configured for it",
                "configure ssh or its agent in the pool's document, or run brickyard on that node");
    }
}
