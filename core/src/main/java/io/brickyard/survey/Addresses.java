package io.brickyard.survey;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From the names of a node to its addresses: the user's own {@code --resolve}, then this machine's resolver, then the
 * address at which the node last answered.
 */
final class Addresses {

    /** A node with many names is tried at this many addresses. */
    private static final int MOST_TRIED = 4;

    private final Map<HostName, String> resolve;
    private final LastKnown lastKnown;
    private final Map<NodeId, InetAddress> answered = new ConcurrentHashMap<>();

    Addresses(Map<HostName, String> resolve, LastKnown lastKnown) {
        this.resolve = resolve;
        this.lastKnown = lastKnown;
    }

    /** Every address worth trying, the best first; none when no name resolves and no answer is remembered. */
    List<InetAddress> of(NodeId node, List<HostName> names) {
        List<InetAddress> found = new ArrayList<>();
        for (HostName name : names) {
            addAll(found, resolve.getOrDefault(name, name.value()));
        }
        InetAddress spokenTo = answered.get(node);
        if (found.isEmpty() && spokenTo != null) {
            found.add(spokenTo);
        }
        if (found.isEmpty()) {
            lastKnown.address(node).ifPresent(address -> addAll(found, address));
        }
        return found;
    }

    /**
     * Takes note that a node just answered here. A glusterd does not tell its own name, so without a brick or a peer's
     * word the one that told of the pool would have none.
     */
    void answered(NodeId node, InetAddress address) {
        answered.put(node, address);
    }

    /** @throws GlusterdFailure.NameUnresolved when the name has no address here */
    List<InetAddress> of(HostName name) {
        List<InetAddress> found = new ArrayList<>();
        addAll(found, resolve.getOrDefault(name, name.value()));
        if (found.isEmpty()) {
            throw new GlusterdFailure.NameUnresolved(name + " does not resolve here");
        }
        return found;
    }

    private static void addAll(List<InetAddress> found, String name) {
        try {
            for (InetAddress address : InetAddress.getAllByName(name)) {
                if (!found.contains(address) && found.size() < MOST_TRIED) {
                    found.add(address);
                }
            }
        } catch (UnknownHostException _) {
            // The next name may resolve.
        }
    }
}
