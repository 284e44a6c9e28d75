package io.brickyard.agent.intake;

import io.brickyard.receivers.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Whose datagrams are taken in: this machine's, the pool's nodes' and those from configured networks. GlusterFS
 * authenticates nothing, so an address is all there is to go by.
 *
 * <p>The pool's addresses are not known at once. Until then a stranger's datagrams are let in for the time being, and judged
 * again when they are taken out; nothing is lost to a start, and no stranger's event is kept. Safe for use by many threads.
 */
public final class SourcePolicy {

    private final Rules rules;
    private volatile Set<InetAddress> nodes = Set.of();
    private volatile boolean known;
    private final RateLimit rate;

    /**
     * @param networks whose datagrams are taken in, beside this machine's and the pool's
     * @param anybody whether all sources are
     * @param rate datagrams a second from one source, on average
     * @param burst datagrams from one source at once
     */
    public record Rules(List<Network> networks, boolean anybody, int rate, int burst) {
        public static final Rules USUAL = new Rules(List.of(), false, 50_000, 200_000);

        public Rules {
            networks = List.copyOf(networks);
        }
    }

    /** What becomes of a datagram. */
    enum Verdict {
        ADMITTED,
        STRANGER,
        TOO_MANY
    }

    public SourcePolicy(Rules rules) {
        this.rules = rules;
        rate = new RateLimit(rules.rate(), rules.burst());
    }

    /** From now on these are this machine's and the pool's addresses. */
    public void know(Set<InetAddress> addresses) {
        nodes = Set.copyOf(addresses);
        known = true;
    }

    public boolean known() {
        return known;
    }

    /** Whether a datagram that has just come is taken in. */
    Verdict admit(InetAddress source, long nanoTime) {
        if (known && !trusts(source)) {
            return Verdict.STRANGER;
        }
        return rate.allows(source, nanoTime) ? Verdict.ADMITTED : Verdict.TOO_MANY;
    }

    /** Whether a datagram that was taken in is kept. */
    boolean trusts(InetAddress source) {
        if (rules.anybody() || source.isLoopbackAddress() || nodes.contains(source)) {
            return true;
        }
        for (Network network : rules.networks()) {
            if (network.contains(source)) {
                return true;
            }
        }
        return false;
    }
}
