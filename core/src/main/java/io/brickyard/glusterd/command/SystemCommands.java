package io.brickyard.glusterd.command;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code gluster system::}, by which a node's files are copied to all nodes and a program is run on all nodes.
 *
 * <p>{@link #copyFile} and {@link #execute} are changes: they take the pool's lock and wait for every node that glusterd
 * believes to be connected. One that died silently makes them hang for two minutes and leaves the lock for another, so ask
 * them only after every such node has just answered. Facts: glusterd-op-sm.c, glusterd-handler.c, GlusterFS 10.
 */
public final class SystemCommands {

    private static final int LOCKED_TIMES = 20;
    private static final Duration LOCKED_PAUSE = Duration.ofMillis(300);

    private final CommandLine commandLine;

    public SystemCommands(CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    /**
     * How one of these commands ended.
     *
     * @param output its standard output
     * @param errors its standard error
     */
    public record Ending(int exit, String output, String errors) {

        public boolean succeeded() {
            return exit == 0;
        }

        /** What it said of its failure. */
        public String complaint() {
            return errors.isEmpty() ? output : errors;
        }

        private boolean locked() {
            return !succeeded() && complaint().contains("Another transaction is in progress");
        }
    }

    /** glusterd's folder; the usual one when glusterd does not answer, as the original tools take it. */
    public Path workingFolder(Deadline deadline) {
        try {
            Ending ending = run(deadline, List.of("system::", "getwd"));
            if (ending.succeeded() && ending.output().startsWith("/")) {
                return Path.of(ending.output().strip());
            }
        } catch (GlusterdFailure _) {
            // As if it had said that it cannot tell.
        }
        return Path.of("/var/lib/glusterd");
    }

    /**
     * Copies a file of this node to all connected nodes, in place, with its mode.
     *
     * @param file relative to glusterd's folder, with a slash before it; the folder must be there on all nodes
     */
    public Ending copyFile(String file, Deadline deadline) {
        return patiently(deadline, List.of("system::", "copy", "file", file));
    }

    /**
     * Runs {@code peer_NAME} of glusterd's own programs on this node and all connected ones. Each node's output is one
     * line of at most 4,095 bytes; if it fails on one node, it fails.
     */
    public Ending execute(String name, List<String> arguments, Deadline deadline) {
        List<String> words = new ArrayList<>(List.of("system::", "execute", name));
        words.addAll(arguments);
        return patiently(deadline, words);
    }

    /** Another node's transaction lasts a moment; within the deadline it is waited for. */
    private Ending patiently(Deadline deadline, List<String> words) {
        for (int i = 0; ; i++) {
            Ending ending = run(deadline, words);
            if (!ending.locked() || i == LOCKED_TIMES || deadline.left().compareTo(LOCKED_PAUSE) <= 0) {
                return ending;
            }
            try {
                Thread.sleep(LOCKED_PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return ending;
            }
        }
    }

    private Ending run(Deadline deadline, List<String> words) {
        List<String> arguments = new ArrayList<>(List.of("--mode=script"));
        arguments.addAll(words);
        Printout printout = commandLine.run(arguments, deadline);
        return new Ending(
                printout.exitStatus(), new String(printout.output(), StandardCharsets.UTF_8), printout.errors());
    }
}
