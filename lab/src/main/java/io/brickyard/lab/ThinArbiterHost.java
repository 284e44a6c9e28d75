package io.brickyard.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs the thin-arbiter process: a brick process with a volfile of its own, on a machine outside the pool, as GlusterFS
 * intends (its extras/thin-arbiter/setup-thin-arbiter.sh and gluster-ta-volume.service). It listens on port 24007, where
 * clients look for it unless the volume option {@code client.ta-brick-port} says otherwise.
 */
record ThinArbiterHost(Machine machine) {

    private static final String VOLFILE = "/var/lib/glusterd/thin-arbiter.vol";
    private static final String TEMPLATE_PATH = "/mnt/thin-arbiter";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Starts it unless it runs; waits until its port answers. */
    void start(String path) {
        if (!machine.processesOf("glusterfsd").isEmpty()) {
            return;
        }
        try {
            Path root = machine.namespaces().folder().root();
            String template = Files.readString(Path.of("/etc/glusterfs/thin-arbiter.vol"));
            Files.writeString(root.resolve(VOLFILE.substring(1)), template.replace(TEMPLATE_PATH, path));
            Files.createDirectories(root.resolve(path.substring(1)).resolve(".glusterfs/indices"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        machine.must(
                "start the thin arbiter",
                List.of(
                        "glusterfsd",
                        "--volfile-id",
                        "ta",
                        "-f",
                        VOLFILE,
                        "--brick-port",
                        "24007",
                        "--xlator-option",
                        "ta-server.transport.socket.listen-port=24007",
                        "-l",
                        "/var/log/glusterfs/thin-arbiter.log"));
        boolean listens = Waiting.until(PATIENCE, () -> machine.run(PATIENCE, "ss", "-Hltn", "sport = :24007")
                .stdout()
                .contains("LISTEN"));
        if (!listens) {
            throw new LabFailure("the thin arbiter on " + machine.name() + " does not listen; see "
                    + machine.namespaces().folder().root().resolve("var/log/glusterfs/thin-arbiter.log"));
        }
    }
}
