package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has members do by another way what they were not brought by the first: for tasks that must not depend on one way alone. */
public record OneWayOrAnother(Transport first, Transport second) implements Transport {

    @Override
    public Map<Recipient, NodeResult> perform(List<Recipient> nodes, NodeTask task, Deadline deadline) {
        Map<Recipient, NodeResult> results = new LinkedHashMap<>(first.perform(nodes, task, deadline));
        List<Recipient> rest = nodes.stream()
                .filter(node -> node.member().isPresent() && results.get(node) instanceof NodeResult.Failed)
                .toList();
        if (!rest.isEmpty()) {
            second.perform(rest, task, deadline).forEach((node, result) -> {
                if (!(result instanceof NodeResult.Failed)) {
                    results.put(node, result);
                }
            });
        }
        return results;
    }
}
