package io.brickyard.lab.events;

import io.brickyard.lab.LabNode;
import io.brickyard.lab.Machine;
import io.brickyard.lab.Output;
import io.brickyard.lab.command.Brickyard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The original's {@code gluster-eventsapi} and ours on a node, and which of them glusterd runs there for other nodes. */
record Eventsapi(Machine machine) {

    static final Path FOLDER = Path.of("/var/lib/glusterd/events");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path LINK = Path.of("/usr/sbin/gluster-eventsapi");

    /** Only while glusterd runs the original here: both names are the same file. */
    Output original(String... words) {
        List<String> command = new ArrayList<>(List.of(LINK.toString()));
        command.addAll(List.of(words));
        return machine.run(LIMIT, command);
    }

    Output ours(String... words) {
        List<String> command = new ArrayList<>(launcher("gluster-eventsapi"));
        command.addAll(List.of(words));
        return machine.run(LIMIT, command);
    }

    /** From now on glusterd runs ours here. A bind mount, as the file is the host's. */
    void takeOver() {
        Path script = script();
        must("mount", "--bind", script.toString(), peerProgram().toString());
    }

    void giveBack() {
        must("umount", peerProgram().toString());
    }

    /** The original's daemon, on its own. It is the machine's, and ends with it. */
    void startOriginalDaemon(LabNode node) {
        startOriginalDaemon(node, 55555);
    }

    /** @param port as its settings say */
    void startOriginalDaemon(LabNode node, int port) {
        must("sh", "-c", "setsid /usr/sbin/glustereventsd >/var/log/eventsd.out 2>&1 </dev/null &");
        awaitListening(node, port);
    }

    /** With all of its processes: its worker outlives it otherwise. */
    void stopOriginalDaemon() {
        List<ProcessHandle> daemons = machine.processes().stream()
                .flatMap(process -> ProcessHandle.of(process).stream())
                .filter(process -> process.info()
                        .arguments()
                        .filter(words -> List.of(words).contains("/usr/sbin/glustereventsd"))
                        .isPresent())
                .toList();
        daemons.forEach(ProcessHandle::destroyForcibly);
        daemons.forEach(process -> process.onExit().join());
    }

    void awaitListening(LabNode node, int port) {
        String wanted = String.format("grep -qi ':%04X ' /proc/net/udp", port);
        long before = System.nanoTime();
        while (!node.run(LIMIT, "sh", "-c", wanted).succeeded()) {
            if (System.nanoTime() - before > LIMIT.toNanos()) {
                throw new AssertionError("nobody listens on port " + port + " of " + node);
            }
        }
    }

    void must(String... command) {
        Output output = machine.run(LIMIT, command);
        if (!output.succeeded()) {
            throw new AssertionError(String.join(" ", command) + " on " + machine + ": " + output);
        }
    }

    /** What a file of the events folder holds; empty when it is not there. */
    String file(String name) {
        Path file = machine.onHost(FOLDER.resolve(name).toString());
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String mode(String name) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(
                    machine.onHost(FOLDER.resolve(name).toString())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static boolean originalIsInstalled() {
        return Files.isExecutable(LINK);
    }

    private static Path peerProgram() {
        try {
            return LINK.toRealPath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable Path written;

    /** glusterd gives its programs no environment to speak of, so the way to ours stands in a script. */
    private static synchronized Path script() {
        if (written == null) {
            try {
                Path script = Files.createTempFile("brickyard-peer", ".sh");
                List<String> quoted = launcher("peer_eventsapi.py").stream()
                        .map(word -> "'" + word + "'")
                        .toList();
                Files.writeString(script, "#!/bin/sh\nexec " + String.join(" ", quoted) + " \"$@\"\n");
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
                script.toFile().deleteOnExit();
                written = script;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return written;
    }

    private static List<String> launcher(String name) {
        List<String> launcher = Brickyard.commandLine();
        if (launcher.size() == 1) {
            return List.of(Path.of(launcher.getFirst()).resolveSibling(name).toString());
        }
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "BRICKYARD_INVOKED_AS=" + name));
        command.addAll(launcher);
        return command;
    }
}
