package io.brickyard.survey;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From the names of a node to its addresses: the user's own {@code --resolve}, then this machine's resolver, then the
 * address at which the node last answered.
 *
 * <p>The resolver may hang for many seconds and cannot be interrupted, so it is asked on threads of its own and waited for
 * only so long; a literal address needs no thread.
 */
final class Addresses {

    /** A node with many names is tried at this many addresses. */
    private static final int MOST_TRIED = 4;

    /** What is said of a name that the resolver does not know. */
    static final String NOWHERE = " does not resolve here";
    /** What is said of one about which it did not answer: slow, or this machine is busy. */
    static final String LATE = " did not resolve in time";

    private final Map<HostName, String> resolve;
    private final LastKnown lastKnown;
    private final Threads lookUps;
    private final Map<NodeId, InetAddress> answered = new ConcurrentHashMap<>();

    Addresses(Map<HostName, String> resolve, LastKnown lastKnown, Threads lookUps) {
        this.resolve = resolve;
        this.lastKnown = lastKnown;
        this.lookUps = lookUps;
    }

    /**
     * Every address worth trying for each node, the best first.
     *
     * @param time after which names that are still being looked up are given up
     * @return no address for nodes of which no name resolves and no answer is remembered; those of which it is not even
     *     known by then whether a name resolves are left out
     */
    Map<NodeId, List<InetAddress>> of(Map<NodeId, List<HostName>> nodes, Duration time) {
        Map<NodeId, List<InetAddress>> found = resolved(nodes, time);
        for (NodeId node : nodes.keySet()) {
            if (found.getOrDefault(node, List.of()).isEmpty()) {
                List<InetAddress> remembered = remembered(node);
                if (!remembered.isEmpty()) {
                    found.put(node, remembered);
                }
            }
        }
        return found;
    }

    /** @throws GlusterdFailure.NameUnresolved when the name has no address here, or none was found in time */
    List<InetAddress> of(HostName name, Duration time) {
        List<InetAddress> found = resolved(Map.of(name, List.of(name)), time).get(name);
        if (found == null) {
            throw new GlusterdFailure.NameUnresolved(name + LATE);
        }
        if (found.isEmpty()) {
            throw new GlusterdFailure.NameUnresolved(name + NOWHERE);
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

    private <K> Map<K, List<InetAddress>> resolved(Map<K, List<HostName>> names, Duration time) {
        Map<K, List<InetAddress>> found = new HashMap<>();
        List<Threads.Question<K, List<InetAddress>>> questions = new ArrayList<>();
        names.forEach((key, known) -> {
            if (allLiteral(known)) {
                found.put(key, resolved(known));
            } else {
                questions.add(new Threads.Question<>(key, () -> resolved(known)));
            }
        });
        found.putAll(lookUps.ask(questions, time));
        return found;
    }

    private boolean allLiteral(List<HostName> names) {
        for (HostName name : names) {
            if (!isLiteral(resolve.getOrDefault(name, name.value()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteral(String name) {
        if (name.indexOf(':') >= 0) {
            return true;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private List<InetAddress> resolved(List<HostName> names) {
        List<InetAddress> found = new ArrayList<>();
        for (HostName name : names) {
            addAll(found, resolve.getOrDefault(name, name.value()));
        }
        return found;
    }

    private List<InetAddress> remembered(NodeId node) {
        List<InetAddress> found = new ArrayList<>();
        InetAddress spokenTo = answered.get(node);
        if (spokenTo != null) {
            found.add(spokenTo);
        } else {
            lastKnown.address(node).ifPresent(address -> addAll(found, address));
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
