package io.brickyard.agent.peers;

import io.brickyard.eventsd.CatchUp;
import io.brickyard.eventsd.NodeRow;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.EventsFolder;
import io.brickyard.webhooks.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sees which nodes lack the pool's files as this node has them, and gives them. To give them the pool is locked, so nothing
 * is given that nobody lacks; and nothing is locked to see who does, but by agents that were never paired, once for each node
 * and version of the files.
 *
 * <p>A paired agent compares what the others tell it. What it sees must stay for two looks: somebody else may be giving
 * them at this moment. A member whose agent does not answer (it lacks the key, or there is none) is given the files once.
 */
public final class Giving {

    /** After so long an agent that starts answers, or there is none. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String self;
    private final EventsFolder folder;
    private final Pool pool;
    private final CatchUp catchUp;
    private final InstantSource clock;
    private final Holders holders;
    private Seen before = new Seen(Version.NONE, Set.of());
    /** Members that glusterd called disconnected; it says when they are back. */
    private final Set<String> away = new HashSet<>();

    /** What can be learned of the others without a lock. */
    public interface Pool {
        /** The ids of the other members. */
        Set<NodeId> members();

        /** What their agents tell; empty while this one has no key to ask them with. */
        Optional<Gathering.Files> files();
    }

    private record Seen(Version own, Set<String> behind) {}

    /** @param notes a file, in a folder that is there */
    public Giving(NodeId self, EventsFolder folder, Pool pool, CatchUp catchUp, Path notes, InstantSource clock) {
        this.self = self.toString();
        this.folder = folder;
        this.pool = pool;
        this.catchUp = catchUp;
        this.clock = clock;
        this.holders = new Holders(notes);
    }

    /**
     * Looks once, and gives if that is this node's part.
     *
     * @param told whether something has happened by which nodes may lack the files
     * @param returned nodes that have just come back
     * @return how many nodes were given the files
     * @throws io.brickyard.eventsd.PoolWide.Failure when it cannot be done now
     * @throws io.brickyard.webhooks.EventsFolderFailure when this node's files cannot be read
     */
    public int look(boolean told, Set<String> returned) {
        Version own = folder.read().version();
        if (own.generation() == 0) {
            // Nothing was ever changed here; who has something gives it.
            return 0;
        }
        Optional<Gathering.Files> files = pool.files();
        // What a node has that was away is not known any more.
        returned.forEach(holders::forget);
        if (told) {
            away.clear();
        }
        if (files.isPresent()) {
            return compared(own, files.get());
        }
        return told ? asked(own, returned) : 0;
    }

    private int compared(Version own, Gathering.Files files) {
        Map<String, Version> told = new HashMap<>();
        files.told().forEach((id, version) -> told.put(id.toString(), version));
        told.put(self, own);
        holders.note(own, alike(own, told));
        Set<String> behind = new HashSet<>(silent(files));
        behind.addAll(told.keySet());
        behind.removeIf(id -> id.equals(self) || away.contains(id) || holders.has(id, own));
        Seen seen = new Seen(own, Set.copyOf(behind));
        boolean stays = seen.equals(before);
        before = seen;
        if (behind.isEmpty() || !stays) {
            return 0;
        }
        Set<String> silent = new HashSet<>(behind);
        silent.removeAll(told.keySet());
        // Who was given them and still tells of older ones would be given them for ever.
        told.entrySet()
                .removeIf(node ->
                        holders.has(node.getKey(), own) && node.getValue().compareTo(own) < 0);
        CatchUp.Outcome outcome = catchUp.compared(told, silent);
        return switch (outcome) {
            case CatchUp.Outcome.UpToDate _ -> {
                away.addAll(behind);
                yield 0;
            }
            case CatchUp.Outcome.LeftTo _ -> 0;
            case CatchUp.Outcome.Given given -> noted(own, given);
        };
    }

    private static Set<String> alike(Version own, Map<String, Version> told) {
        return told.entrySet().stream()
                .filter(node -> node.getValue().sameAs(own))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Set<String> silent(Gathering.Files files) {
        Instant patient = clock.instant().minus(PATIENCE);
        return files.silent().entrySet().stream()
                .filter(node -> !node.getValue().isAfter(patient))
                .map(node -> node.getKey().toString())
                .collect(Collectors.toSet());
    }

    private int noted(Version own, CatchUp.Outcome.Given given) {
        holders.note(own, given.reached());
        return given.reached().size();
    }

    private int asked(Version own, Set<String> returned) {
        Set<String> unknown = pool.members().stream()
                .map(NodeId::toString)
                .filter(id -> !holders.has(id, own))
                .collect(Collectors.toCollection(HashSet::new));
        if (unknown.isEmpty()) {
            return 0;
        }
        CatchUp.Outcome outcome = catchUp.run(returned.stream().sorted().toList());
        return switch (outcome) {
            case CatchUp.Outcome.UpToDate upToDate -> {
                holders.note(own, up(upToDate.rows()));
                yield 0;
            }
            case CatchUp.Outcome.LeftTo _ -> 0;
            case CatchUp.Outcome.Given given -> noted(own, given);
        };
    }

    private static Set<String> up(List<NodeRow> rows) {
        return rows.stream().filter(NodeRow::up).map(NodeRow::id).collect(Collectors.toSet());
    }
}
