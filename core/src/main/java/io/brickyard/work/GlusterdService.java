package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stops and starts this node's glusterd, by systemd where it runs the machine, else by signal and by starting the daemon.
 *
 * <p>Bricks always go on serving. Debian's unit has {@code KillMode=control-group}, by which stopping glusterd kills them; so it
 * is given {@code KillMode=process} before, by a file below {@code /run} that is gone at the next start of the machine.
 */
final class GlusterdService {

    private static final Path DROP_IN = Path.of("/run/systemd/system/glusterd.service.d/90-brickyard.conf");
    private static final String KEEP_BRICKS = """
            # Stopping glusterd must not take its bricks away from clients. Until this machine starts again.
            [Service]
            KillMode=process
            """;
    private static final List<String> USUAL = List.of("glusterd", "-p", "/run/glusterd.pid");
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String ADVICE = "see /var/log/glusterfs/glusterd.log on the node";

    private final NodePaths paths;
    private final Programs programs;
    private final Deadline deadline;

    GlusterdService(NodePaths paths, Programs programs, Deadline deadline) {
        this.paths = paths;
        this.programs = programs;
        this.deadline = deadline;
    }

    NodeResult stop() {
        Optional<GlusterdProcess> running = GlusterdProcess.find();
        if (running.isEmpty()) {
            return new NodeResult.Done("glusterd does not run");
        }
        if (NodePaths.systemdRuns()) {
            keepBricks();
            programs.must(deadline, "glusterd could not be stopped", ADVICE, "systemctl", "stop", "glusterd");
        }
        end(running.get());
        return new NodeResult.Done("glusterd is stopped; bricks go on serving");
    }

    /** One that systemd did not start is none of its business, and still runs after its stop. */
    private void end(GlusterdProcess running) {
        Optional<ProcessHandle> process = running.handle();
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new WorkFailure(
                    "glusterd could not be stopped",
                    "it did not end in time after SIGTERM",
                    "look whether it hangs; only a person should kill it");
        } catch (ExecutionException | InterruptedException failed) {
            throw new WorkFailure("glusterd could not be stopped", String.valueOf(failed), "try again");
        }
    }

    private void keepBricks() {
        Programs.Ending mode =
                programs.run(deadline, "systemctl", "show", "--property", "KillMode", "--value", "glusterd");
        if (mode.output().strip().equals("process")) {
            return;
        }
        try {
            Files.createDirectories(DROP_IN.getParent());
            DurableFile.write(DROP_IN, KEEP_BRICKS, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException failed) {
            throw WorkFailure.of("glusterd is not stopped, as its bricks would be killed with it", failed);
        }
        programs.must(
                deadline,
                "glusterd is not stopped, as its bricks would be killed with it",
                "see systemctl status glusterd",
                "systemctl",
                "daemon-reload");
    }

    NodeResult start() {
        if (GlusterdProcess.find().isPresent()) {
            awaitAnswer();
            return new NodeResult.Done("glusterd runs");
        }
        start(USUAL);
        return new NodeResult.Done("glusterd was started, and answers");
    }

    private void start(List<String> words) {
        if (NodePaths.systemdRuns()) {
            programs.must(deadline, "glusterd could not be started", ADVICE, "systemctl", "start", "glusterd");
        } else {
            Programs.Ending ending = programs.run(deadline, "", "glusterd", words.subList(1, words.size()));
            if (!ending.succeeded()) {
                throw new WorkFailure("glusterd could not be started", ending.complaint(), ADVICE);
            }
        }
        awaitAnswer();
    }

    /** While it restores its volumes it answers nobody. */
    private void awaitAnswer() {
        while (!programs.run(deadline, "gluster", "--mode=script", "pool", "list")
                .succeeded()) {
            if (deadline.left().compareTo(PAUSE) <= 0) {
                throw new WorkFailure("glusterd runs, but does not answer", "it did not in time", ADVICE);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new WorkFailure("glusterd was not waited for", "the work was interrupted", "try again");
            }
        }
    }

    /** Whether glusterd runs with other options than its file has now. */
    boolean mustReadAgain() {
        try {
            Optional<GlusterdProcess> running = GlusterdProcess.find();
            return running.isPresent() && !running.get().hasRead(paths.volfile());
        } catch (IOException failed) {
            throw WorkFailure.of("it cannot be told whether glusterd has read " + paths.volfile(), failed);
        }
    }

    /** Sets options in {@code glusterd.vol}; glusterd itself is not touched. */
    void write(NodeTask.ConfigureGlusterd task) {
        try {
            String text = Files.readString(paths.volfile());
            String wanted = Volfile.with(text, task.options());
            if (!wanted.equals(text)) {
                DurableFile.write(paths.volfile(), wanted);
            }
        } catch (NoSuchFileException _) {
            throw new WorkFailure(
                    "glusterd is not configured",
                    paths.volfile() + " is not there",
                    "install GlusterFS's server (Debian: glusterfs-server)");
        } catch (IOException failed) {
            throw WorkFailure.of("glusterd is not configured", failed);
        } catch (IllegalArgumentException odd) {
            throw new WorkFailure(
                    "glusterd is not configured",
                    paths.volfile() + " is not as expected: " + odd.getMessage(),
                    "set the options there by hand");
        }
    }

    /** Ends glusterd and starts it with the words that it was started with. */
    NodeResult restart() {
        List<String> words = new ArrayList<>(
                GlusterdProcess.find().map(GlusterdProcess::words).orElse(USUAL));
        NodeResult _ = stop();
        start(words);
        return new NodeResult.Done("glusterd was started again");
    }
}
