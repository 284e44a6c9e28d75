package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A way to have nodes do a task. Every node has a result, in the order of the nodes; what went wrong on the way is one too. A
 * result {@code Failed} may mean that the task was done and only its answer lost: give it again, it does no harm.
 */
public interface Transport {

    /** At most so many nodes are asked at the same time, where each has a connection of its own. */
    int AT_ONCE = 32;

    Map<Recipient, NodeResult> perform(List<Recipient> nodes, NodeTask task, Deadline deadline);

    default NodeResult perform(Recipient node, NodeTask task, Deadline deadline) {
        return Objects.requireNonNull(perform(List.of(node), task, deadline).get(node));
    }

    /** Asks each node by itself, several at the same time. */
    static SequencedMap<Recipient, NodeResult> each(List<Recipient> nodes, Function<Recipient, NodeResult> asking) {
        Semaphore places = new Semaphore(AT_ONCE);
        SequencedMap<Recipient, NodeResult> results = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<NodeResult>> answers = new ArrayList<>(nodes.size());
            for (Recipient node : nodes) {
                answers.add(threads.submit(() -> {
                    places.acquire();
                    try {
                        return asking.apply(node);
                    } finally {
                        places.release();
                    }
                }));
            }
            for (int i = 0; i < nodes.size(); i++) {
                results.put(nodes.get(i), answers.get(i).get());
            }
            return results;
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            for (Recipient node : nodes) {
                results.putIfAbsent(
                        node,
                        new NodeResult.Failed(
                                "it is not known what " + node.name() + " did",
                                "the work was interrupted",
                                "try again"));
            }
            return results;
        }
    }
}
