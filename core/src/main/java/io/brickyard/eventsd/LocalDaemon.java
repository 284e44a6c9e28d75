package io.brickyard.eventsd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The events daemon of this node, found by what runs, not by what a file claims: the original deletes its own pid file
 * right after its start. Of several processes of one daemon it is the one that started the others.
 *
 * <p>A pid file is believed only if the process of that number is an events daemon: numbers are used again.
 */
public final class LocalDaemon {

    private static final Path PID_FILE = Path.of("/var/run/glustereventsd.pid");
    private static final int USUAL_PORT = 55555;
    private static final int OLD_PORT = 24009;
    /** The agent's options that are followed by a word of their own. */
    private static final Set<String> VALUED = Set.of("--config", "--pid-file", "-p");

    private final ProcessFiles files;
    private final Path pidFile;
    private final Signals signals;

    /** Sends a signal, by its name without SIG, to a process. */
    @FunctionalInterface
    interface Signals {
        boolean send(long process, String name);
    }

    LocalDaemon(ProcessFiles files, Path pidFile, Signals signals) {
        this.files = files;
        this.pidFile = pidFile;
        this.signals = signals;
    }

    public static LocalDaemon ofThisNode() {
        return new LocalDaemon(ProcessFiles.USUAL, PID_FILE, LocalDaemon::kill);
    }

    /** What became of the daemon. */
    public enum State {
        UP,
        /** It runs, but holds no socket on which events could arrive. */
        DEAF,
        DOWN
    }

    /** @param port of the settings; the usual ones count too */
    public State state(long port) {
        List<Daemon> daemons = daemons();
        if (daemons.isEmpty()) {
            return State.DOWN;
        }
        Set<Integer> ports = new HashSet<>(List.of((int) port, USUAL_PORT, OLD_PORT));
        for (Daemon daemon : daemons) {
            if (files.listens(daemon.process(), ports)) {
                return State.UP;
            }
        }
        return State.DEAF;
    }

    /**
     * Tells the daemon to read its files again; whether there was one and it was told. Ours and the original take the same
     * signal: unlike SIGHUP, a Java program that is only just starting survives it.
     */
    public boolean reload() {
        boolean told = false;
        for (Daemon daemon : daemons()) {
            told |= signals.send(daemon.process(), "USR2");
        }
        return told;
    }

    record Daemon(long process) {}

    List<Daemon> daemons() {
        Set<Long> candidates = new LinkedHashSet<>();
        claimed(candidates);
        candidates.addAll(files.processes());
        List<Daemon> found = new ArrayList<>();
        for (long process : candidates) {
            List<String> words = files.words(process);
            if (isOriginal(words) && !isOriginal(files.words(files.parent(process)))) {
                found.add(new Daemon(process));
            } else if (isOurs(words)) {
                found.add(new Daemon(process));
            }
        }
        return found;
    }

    private void claimed(Set<Long> candidates) {
        try {
            candidates.add(Long.parseLong(
                    Files.readString(pidFile, StandardCharsets.ISO_8859_1).strip()));
        } catch (IOException | NumberFormatException _) {
            // Without a number in it, it claims nothing.
        }
    }

    /** An interpreter with the script as its next word that is no option. */
    private static boolean isOriginal(List<String> words) {
        if (words.size() < 2 || !words.getFirst().contains("python")) {
            return false;
        }
        for (String word : words.subList(1, words.size())) {
            if (!word.startsWith("-")) {
                return word.endsWith("/glustereventsd") || word.endsWith("/glustereventsd.py");
            }
        }
        return false;
    }

    private static boolean isOurs(List<String> words) {
        int program = words.indexOf("io.brickyard.agent.Main");
        return program > 0
                && words.getFirst().endsWith("java")
                && runs(words.subList(program + 1, words.size()).iterator());
    }

    /** Whether these words have an agent run: its other verbs end by themselves, and the signal would kill them. */
    private static boolean runs(Iterator<String> words) {
        while (words.hasNext()) {
            String word = words.next();
            if (VALUED.contains(word)) {
                if (words.hasNext()) {
                    words.next();
                }
            } else if (!word.startsWith("--config=") && !word.startsWith("--pid-file=")) {
                return word.equals("run");
            }
        }
        return true;
    }

    private static boolean kill(long process, String name) {
        try {
            Process kill = new ProcessBuilder("/bin/kill", "-" + name, Long.toString(process))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
