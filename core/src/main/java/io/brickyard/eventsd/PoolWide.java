package io.brickyard.eventsd;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.CommandLine;
import io.brickyard.glusterd.command.Doorbell;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.command.PeerEntry;
import io.brickyard.glusterd.command.SystemCommands;
import io.brickyard.webhooks.EventsFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Speaks with all nodes of the pool by way of glusterd: asks them all, and gives them this node's files.
 *
 * <p>glusterd does both under the pool's lock, and waits minutes for a node that died silently, with everybody else locked
 * out. So nothing is begun while a node that counts as connected does not answer: this node does its own part, the
 * others are named, and get the files when the silent one is back or has been noticed to be gone (see {@link CatchUp}).
 */
public final class PoolWide {

    private static final String PROGRAM = "eventsapi.py";
    /** As long as the gluster command itself would wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(115);

    private static final Duration LIST_TIME = Duration.ofSeconds(20);
    private static final String FOLDER_MISSING = "Unable to open ";

    private final SystemCommands commands;
    private final Gluster gluster;
    private final EventsFolder folder;
    private final NodeCommands here;
    private final Doorbell doorbell;

    public PoolWide(CommandLine commandLine, EventsFolder folder, NodeCommands here, Doorbell doorbell) {
        this.commands = new SystemCommands(commandLine);
        this.gluster = new Gluster(commandLine, LockRetries.PATIENT);
        this.folder = folder;
        this.here = here;
        this.doorbell = doorbell;
    }

    /** Something could not be done on all nodes; what glusterd said of it. */
    public abstract static sealed class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int exit;

        Failure(int exit, String said) {
            super(said, null, false, false);
            this.exit = exit;
        }

        /** How the gluster command ended. */
        public int exit() {
            return exit;
        }

        public String said() {
            return String.valueOf(getMessage());
        }
    }

    /** The nodes could not be asked. */
    public static final class NotAsked extends Failure {
        private static final long serialVersionUID = 1;

        NotAsked(int exit, String said) {
            super(exit, said);
        }
    }

    /** A file could not be copied; some nodes may have it already. */
    public static final class NotCopied extends Failure {
        private static final long serialVersionUID = 1;
        private final boolean settings;

        NotCopied(boolean settings, int exit, String said) {
            super(exit, said);
            this.settings = settings;
        }

        /** Whether it was the file of settings; else one of the webhooks'. */
        public boolean settings() {
            return settings;
        }
    }

    /**
     * Has every node do this; in the order of the pool's list.
     *
     * @param words one of {@link NodeCommands} and its arguments
     */
    public List<NodeRow> ask(List<String> words) {
        List<PeerEntry> peers = peers();
        List<PeerEntry> silent = silent(peers);
        return silent.isEmpty() ? executed(peers, words) : withoutTransaction(peers, silent, words);
    }

    /** This node's own answer, for when the others cannot be asked. */
    public List<NodeRow> aloneHere(List<String> words) {
        return List.of(NodeRow.of("localhost", here.run(words)));
    }

    /** Gives every connected node this node's files, and has their daemons read them. */
    public List<NodeRow> sync() {
        List<PeerEntry> peers = peersIfAny();
        List<PeerEntry> silent = silent(peers);
        if (!silent.isEmpty()) {
            return withoutTransaction(peers, silent, List.of(NodeCommands.RELOAD));
        }
        for (String file : folder.present()) {
            copy(file);
        }
        return executed(peers(), List.of(NodeCommands.RELOAD));
    }

    /** The ids of the other nodes that glusterd calls connected; told without a lock. */
    public Set<String> connected() {
        return peers().stream()
                .filter(peer -> peer.connected() && !peer.self())
                .map(peer -> peer.id().toString())
                .collect(Collectors.toSet());
    }

    private List<PeerEntry> peers() {
        try {
            return gluster.peers(Deadline.in(LIST_TIME));
        } catch (GlusterdFailure failure) {
            throw new NotAsked(1, "Failed to get Pool Info: " + failure.getMessage());
        }
    }

    /** None when glusterd cannot be asked: then copying will say why, in glusterd's words. */
    private List<PeerEntry> peersIfAny() {
        try {
            return peers();
        } catch (NotAsked _) {
            return List.of();
        }
    }

    private List<PeerEntry> silent(List<PeerEntry> peers) {
        return doorbell.silent(
                peers.stream().filter(peer -> peer.connected() && !peer.self()).toList());
    }

    private void copy(String file) {
        Deadline deadline = Deadline.in(PATIENCE);
        SystemCommands.Ending ending = ended(() -> commands.copyFile(file, deadline));
        if (!ending.succeeded() && ending.complaint().contains(FOLDER_MISSING)) {
            // Debian's package does not make the folder; our program on the other nodes does, whatever it is asked.
            ended(() -> commands.execute(PROGRAM, List.of(NodeCommands.STATUS), deadline));
            ending = ended(() -> commands.copyFile(file, deadline));
        }
        if (!ending.succeeded()) {
            throw new NotCopied(file.endsWith("/config.json"), ending.exit(), ending.complaint());
        }
    }

    private List<NodeRow> executed(List<PeerEntry> peers, List<String> words) {
        SystemCommands.Ending ending = ended(() -> commands.execute(PROGRAM, words, Deadline.in(PATIENCE)));
        if (!ending.succeeded()) {
            throw new NotAsked(ending.exit(), ending.complaint().strip());
        }
        Map<String, NodeAnswer> answers = new HashMap<>();
        for (String line : ending.output().split("\n")) {
            NodeAnswer.parse(line).ifPresent(answer -> answers.put(answer.node(), answer));
        }
        List<NodeRow> rows = new ArrayList<>();
        for (PeerEntry peer : peers) {
            NodeAnswer answer = answers.get(peer.id().toString());
            rows.add(
                    answer == null
                            ? NodeRow.down(name(peer), peer.id().toString(), "N/A")
                            : NodeRow.of(name(peer), answer));
        }
        return rows;
    }

    private List<NodeRow> withoutTransaction(List<PeerEntry> peers, List<PeerEntry> silent, List<String> words) {
        String names = silent.stream().map(PoolWide::name).collect(Collectors.joining(", "));
        List<NodeRow> rows = new ArrayList<>();
        for (PeerEntry peer : peers) {
            String id = peer.id().toString();
            if (peer.self()) {
                rows.add(NodeRow.of(name(peer), here.run(words)));
            } else if (silent.contains(peer)) {
                rows.add(NodeRow.down(name(peer), id, "silent, though glusterd calls it connected"));
            } else if (!peer.connected()) {
                rows.add(NodeRow.down(name(peer), id, "N/A"));
            } else {
                rows.add(NodeRow.notOk(
                        name(peer), id, "not asked while " + names + " is silent: it would lock the pool for minutes"));
            }
        }
        return rows;
    }

    /** What could not even be run ended badly too. */
    private static SystemCommands.Ending ended(Supplier<SystemCommands.Ending> command) {
        try {
            return command.get();
        } catch (GlusterdFailure failure) {
            return new SystemCommands.Ending(1, "", String.valueOf(failure.getMessage()));
        }
    }

    private static String name(PeerEntry peer) {
        return peer.self() ? "localhost" : peer.names().getFirst().toString();
    }
}
