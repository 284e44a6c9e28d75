package io.brickyard.plan.change;

import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedPool;
import io.brickyard.pool.HostName;
import java.util.stream.Collectors;

/** What changes of members have in common. */
final class Members {

    private Members() {}

    static Changed stranger(SeenPool seen, HostName name) {
        return Changed.refused(
                "node " + name,
                "no member of the pool is called so; there are "
                        + seen.nodes().stream().map(node -> node.name().value()).collect(Collectors.joining(", ")),
                "see brickyard status");
    }

    static Changed itself(SeenNode node) {
        return Changed.refused(
                "node " + node.name(),
                "it is the node on which this runs, and no node can detach itself",
                "run it on another node");
    }

    /** The pool without a node, which is to go. */
    static WantedPool without(WantedPool pool, SeenNode node, SeenPool seen) {
        return new WantedPool(
                pool.name(),
                pool.nodes().stream()
                        .filter(wanted ->
                                !seen.member(wanted).filter(node::equals).isPresent())
                        .toList(),
                pool.volumes(),
                pool.options(),
                pool.glusterd(),
                WantedPool.Removal.REMOVE);
    }
}
