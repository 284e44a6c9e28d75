package io.brickyard.glusterd.command;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the {@code gluster} command as a process of its own.
 *
 * <p>The command runs in a session of its own, so that the whole group (heal info starts {@code glfsheal}) can be killed
 * at the deadline. Both streams are read to bounds while it runs. Killing the command does not free a lock that glusterd
 * took for it; glusterd itself does that after three minutes.
 *
 * <p>Always holds: {@link #run} returns or fails by the deadline (and a moment for the kill); when it fails, no process
 * of its group is left behind.
 */
public final class GlusterCommand implements CommandLine {
    private static final int OUTPUT_BOUND = 64 << 20;
    private static final int ERROR_BOUND = 64 << 10;
    private static final Duration KILL_TIME = Duration.ofMillis(500);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String searchPath;

    private GlusterCommand(String searchPath) {
        this.searchPath = searchPath;
    }

    /**
     * The {@code gluster} command that a shell with this environment would find; the system's folders for administrators
     * are searched too.
     *
     * @param environment as of {@link System#getenv()}
     */
    public static GlusterCommand of(Map<String, String> environment) {
        return new GlusterCommand(environment.getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin:/sbin:/usr/bin");
    }

    /** The {@code gluster} command in one of these folders, separated by colons, and nowhere else. */
    static GlusterCommand in(String searchPath) {
        return new GlusterCommand(searchPath);
    }

    @Override
    public Printout run(List<String> arguments, Deadline deadline) {
        boolean ownSession = Files.isExecutable(SETSID);
        Process process = start(arguments, ownSession);
        ProcessGroup group = new ProcessGroup(process, ownSession);
        // The pump kills what prints without end, so that its end is also the end of the wait below.
        BoundedPump output = BoundedPump.start(process.getInputStream(), OUTPUT_BOUND, group::kill);
        BoundedPump errors = BoundedPump.start(process.getErrorStream(), ERROR_BOUND, () -> {});
        boolean ended = false;
        try {
            ended = process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS) && output.endsBy(deadline);
            if (output.overflowed()) {
                throw new GlusterdFailure.Unreadable(
                        words(arguments) + " printed more than " + (OUTPUT_BOUND >> 20) + " MiB; it was stopped");
            }
            if (!ended) {
                throw new GlusterdFailure.AnswerLate(words(arguments) + " did not end in time and was stopped; if it"
                        + " needed a lock, glusterd may keep that for up to three minutes");
            }
            errors.endsBy(Deadline.in(KILL_TIME).orSooner(deadline));
            return new Printout(
                    output.bytes(), new String(errors.bytes(), StandardCharsets.UTF_8), process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GlusterdFailure.AnswerLate(words(arguments) + " was interrupted");
        } finally {
            if (!ended) {
                group.kill();
            }
        }
    }

    private Process start(List<String> arguments, boolean ownSession) {
        List<String> command = new ArrayList<>();
        if (ownSession) {
            command.add(SETSID.toString());
        }
        command.add(executable().toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new GlusterdFailure.NotAllowed("the gluster command could not be started: " + e.getMessage());
        }
    }

    private Path executable() {
        int from = 0;
        while (from <= searchPath.length()) {
            int colon = searchPath.indexOf(':', from);
            int to = colon < 0 ? searchPath.length() : colon;
            Path candidate = Path.of(searchPath.substring(from, to), "gluster");
            // A relative entry would run whatever lies in the current folder.
            if (candidate.isAbsolute() && Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate;
            }
            from = to + 1;
        }
        throw new GlusterdFailure.NotAllowed(
                "the gluster command is not installed here; install the package"
                        + " glusterfs-cli (Debian: glusterfs-server brings it along), or ask a node of the pool over the network");
    }

    private static String words(List<String> arguments) {
        return "'gluster " + String.join(" ", arguments) + "'";
    }
}
