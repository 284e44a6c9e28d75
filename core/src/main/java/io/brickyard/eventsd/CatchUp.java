package io.brickyard.eventsd;

import io.brickyard.webhooks.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings nodes that were away up to date, without an administrator.
 *
 * <p>Every node tells how new its files are: to glusterd's transport, which takes the pool's lock, or where agents know each
 * other to them, which takes none. Of the nodes with the newest files the one with the least id gives them to
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
        record UpToDate(List<NodeRow> rows) implements Outcome {
            public UpToDate {
                rows = List.copyOf(rows);
            }
        }

        /** Some other node has newer files, or the same and goes first. */
        record LeftTo(String node) implements Outcome {}

        /**
         * This node gave its files.
         *
         * @param reached ids of the nodes that have them now
         */
        record Given(List<NodeRow> rows, Set<String> reached) implements Outcome {
            public Given {
                rows = List.copyOf(rows);
                reached = Set.copyOf(reached);
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
        List<NodeRow> rows = pool.ask(List.of(NodeCommands.STATUS));
        Decision decision = decide(self, rows, returned);
        return switch (decision) {
            case Decision.Nothing _ -> new Outcome.UpToDate(rows);
            case Decision.Wait _ -> throw new PoolWide.NotAsked(1, "not all nodes can be asked while one is silent");
            case Decision.Leave leave -> new Outcome.LeftTo(leave.node());
            case Decision.Give _ -> given();
        };
    }

    /**
     * Compares what the agents told each other, and gives this node's files if that is its part. Only to give them the
     * pool's lock is taken, and not while a connected node is silent.
     *
     * @param told how new the files of nodes are, this one's included
     * @param silent nodes that tell nothing and may lack the files: given them if glusterd calls them connected
     * @throws PoolWide.Failure when files were to be given and could not be; worth trying again later
     */
    public Outcome compared(Map<String, Version> told, Set<String> silent) {
        List<NodeRow> rows = new ArrayList<>();
        told.forEach((id, version) -> rows.add(new NodeRow(id, id, true, true, "", "", Optional.of(version))));
        silent.forEach(id -> rows.add(new NodeRow(id, id, true, true, "", "", Optional.empty())));
        return switch (decide(self, rows, List.copyOf(silent))) {
            case Decision.Nothing _, Decision.Wait _ -> new Outcome.UpToDate(rows);
            case Decision.Leave leave -> new Outcome.LeftTo(leave.node());
            case Decision.Give _ -> reachable(told, silent) ? given() : new Outcome.UpToDate(rows);
        };
    }

    /** Whether a node that lacks the files is there to be given them. */
    private boolean reachable(Map<String, Version> told, Set<String> silent) {
        Set<String> lacking = new HashSet<>(silent);
        Optional<Version> own = Optional.ofNullable(told.get(self));
        told.forEach((id, version) -> {
            if (!own.map(version::sameAs).orElse(false)) {
                lacking.add(id);
            }
        });
        lacking.retainAll(pool.connected());
        return !lacking.isEmpty();
    }

    private Outcome given() {
        Set<String> reached = pool.connected();
        List<NodeRow> rows = pool.sync();
        if (rows.stream().anyMatch(NodeRow::passedOver)) {
            throw new PoolWide.NotAsked(1, "nothing can be given to the nodes while one is silent");
        }
        return new Outcome.Given(rows, reached);
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
