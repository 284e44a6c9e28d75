package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.command.BoundedPump;
import io.brickyard.glusterd.command.ProcessGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the system's programs on this node: each argument a word of its own, without a shell, with a deadline. They are looked
 * for in the system's folders only, as glusterd gives what it starts hardly any environment.
 */
final class Programs {

    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/sbin"),
            Path.of("/usr/bin"),
            Path.of("/sbin"),
            Path.of("/bin"),
            Path.of("/usr/local/sbin"),
            Path.of("/usr/local/bin"));
    private static final String SEARCH = "/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin";
    private static final int LARGEST_OUTPUT = 1 << 20;
    private static final int LARGEST_ERRORS = 16 << 10;

    /** How a program ended, and what it said. */
    record Ending(int exit, String output, String errors) {

        boolean succeeded() {
            return exit == 0;
        }

        /** Its last words, for people. */
        String complaint() {
            String said = errors.isBlank() ? output : errors;
            return said.isBlank() ? "it ended with " + exit + " and said nothing" : said.strip();
        }
    }

    /**
     * Runs a program to its end.
     *
     * @throws WorkFailure when it is not there, cannot be started, or does not end in time
     */
    Ending run(Deadline deadline, String name, String... arguments) {
        return run(deadline, "", name, List.of(arguments));
    }

    /** @param input what it reads */
    Ending run(Deadline deadline, String input, String name, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(find(name).toString());
        words.addAll(arguments);
        Process process = started(words);
        ProcessGroup group = new ProcessGroup(process, false);
        BoundedPump output = BoundedPump.start(process.getInputStream(), LARGEST_OUTPUT, group::kill);
        BoundedPump errors = BoundedPump.start(process.getErrorStream(), LARGEST_ERRORS, () -> {});
        boolean ended = false;
        try {
            feed(process, input);
            ended = process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS) && output.endsBy(deadline);
            if (!ended) {
                throw new WorkFailure(
                        name + " did not end in time",
                        "it was stopped when the deadline of the task had passed",
                        "look at the node: a disk or a process there may hang; then try again");
            }
            errors.endsBy(deadline);
            return new Ending(process.exitValue(), text(output), text(errors));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new WorkFailure(name + " was stopped", "the work was interrupted", "try again");
        } finally {
            if (!ended) {
                group.kill();
            }
        }
    }

    private static Process started(List<String> words) {
        try {
            ProcessBuilder builder = new ProcessBuilder(words);
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("PATH", SEARCH);
            return builder.start();
        } catch (IOException failed) {
            throw WorkFailure.of(words.getFirst() + " cannot be started", failed);
        }
    }

    private static void feed(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // It did not want to hear it; how it ends tells the rest.
        }
    }

    private static String text(BoundedPump pump) {
        return new String(pump.bytes(), StandardCharsets.UTF_8);
    }

    /** Runs a step that must succeed. */
    Ending must(Deadline deadline, String what, String advice, String name, String... arguments) {
        Ending ending = run(deadline, name, arguments);
        if (!ending.succeeded()) {
            throw new WorkFailure(what, name + ": " + ending.complaint(), advice);
        }
        return ending;
    }

    static Path find(String name) {
        for (Path folder : FOLDERS) {
            Path candidate = folder.resolve(name);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new WorkFailure(
                name + " is not installed on this node",
                "it is in none of the system's folders",
                "install the package that has it (Debian: mkfs.xfs is in xfsprogs, gluster in glusterfs-cli)");
    }
}
