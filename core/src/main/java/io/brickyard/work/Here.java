package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** This very node, within this process. */
public final class Here implements Transport {

    private final NodeWorker worker;

    public Here(NodeWorker worker) {
        this.worker = worker;
    }

    @Override
    public Map<Recipient, NodeResult> perform(List<Recipient> nodes, NodeTask task, Deadline deadline) {
        Map<Recipient, NodeResult> results = new LinkedHashMap<>();
        for (Recipient node : nodes) {
            results.put(node, worker.perform(task, deadline));
        }
        return results;
    }
}
