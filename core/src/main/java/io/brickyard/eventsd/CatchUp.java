package io.brickyard.eventsd;

import io.brickyard.webhooks.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings nodes that were away up to date, without an administrator: an agent calls it when a peer has come back or is gone (glusterd
 * says PEER_CONNECT or PEER_DISCONNECT), and when it has started itself.
 *
 * <p>Every node tells how new its files are. Of the nodes with the newest files the one with the least id gives them to
 * all; the others leave it to that one, so that the agents of a pool, who all see the peer come back, do it once. Nodes
 * with the original tools cannot tell: they are given the files if they have just come back, which does no harm.
 */
public final class CatchUp {

    private final PoolWide pool;
    private final String self;

    /** @param self this node's id, as glusterd writes it */
    public CatchUp(PoolWide pool, String self) {
        this.pool = pool;
        this.self = self;
    }

    /** What was found, and done. */
    public sealed interface Outcome {
        /** All nodes that can tell have the same files. */
        record UpToDate() implements Outcome {}

        /** Some other node has newer files, or the same and goes first. */
        record LeftTo(String node) implements Outcome {}

        /** This node gave its files. */
        record Given(List<NodeRow> rows) implements Outcome {
            public Given {
                rows = List.copyOf(rows);
            }
        }
    }

    /**
     * Compares the nodes, and gives them this node's files if that is its part.
     *
     * @param returned ids of nodes that have just come back
     * @throws PoolWide.Failure when the nodes could not be asked or given the files; worth trying again later
     */
    public Outcome run(List<String> returned) {
        Decision decision = decide(self, pool.ask(List.of(NodeCommands.STATUS)), returned);
        return switch (decision) {
            case Decision.Nothing _ -> new Outcome.UpToDate();
            case Decision.Wait _ -> throw new PoolWide.NotAsked(1, "not all nodes can be asked while one is silent");
            case Decision.Leave leave -> new Outcome.LeftTo(leave.node());
            case Decision.Give _ -> new Outcome.Given(pool.sync());
        };
    }

    sealed interface Decision {
        record Nothing() implements Decision {}

        /** Some nodes could not be asked, so nobody knows. */
        record Wait() implements Decision {}

        record Leave(String node) implements Decision {}

        record Give() implements Decision {}
    }

    static Decision decide(String self, List<NodeRow> rows, List<String> returned) {
        if (rows.stream().anyMatch(NodeRow::passedOver)) {
            return new Decision.Wait();
        }
        Optional<Version> newest =
                rows.stream().flatMap(row -> row.version().stream()).max(Version::compareTo);
        if (newest.isEmpty()) {
            return new Decision.Nothing();
        }
        List<String> holders = new ArrayList<>();
        boolean behind = false;
        for (NodeRow row : rows) {
            boolean holds = row.version().map(newest.get()::sameAs).orElse(false);
            if (holds) {
                holders.add(row.id());
            } else {
                behind |= row.up() && (row.version().isPresent() || returned.contains(row.id()));
            }
        }
        if (!behind || newest.get().generation() == 0) {
            return new Decision.Nothing();
        }
        String giver = holders.stream().min(String::compareTo).orElse(self);
        return giver.equals(self) ? new Decision.Give() : new Decision.Leave(giver);
    }
}
