package io.brickyard.lab;

import io.brickyard.glusterd.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the programs that make a lab, each with a deadline. All carry the lab's mark in their environment.
 *
 * <p>Always holds: a program gets its arguments one by one, never through a shell; it and its children are dead when its
 * deadline has passed.
 *
 * @param environment what the programs get on top of this process's own environment
 */
record Programs(Map<String, String> environment) {

    /** Long enough for any step on a loaded machine; a step that takes longer is stuck. */
    static final Duration STEP = Duration.ofSeconds(30);

    private static final int LARGEST_OUTPUT = 16 << 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    Programs {
        environment = Map.copyOf(environment);
    }

    /** Runs a program to its end; what it answers is a value, also when it failed or took too long. */
    Output run(Duration limit, String input, List<String> command) {
        Deadline deadline = Deadline.in(limit);
        Process process = start(command, ProcessBuilder.Redirect.PIPE);
        Pump stdout = Pump.of(process.getInputStream());
        Pump stderr = Pump.of(process.getErrorStream());
        try {
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It did not want its input; its exit status tells the rest.
            }
            boolean ended = process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) {
                killWithChildren(process);
                String late = command.getFirst() + ": killed after " + limit.toMillis() + " ms";
                return new Output(Output.TIMED_OUT, stdout.text(), stderr.text() + late);
            }
            return new Output(process.exitValue(), stdout.text(), stderr.text());
        } catch (InterruptedException e) {
            killWithChildren(process);
            Thread.currentThread().interrupt();
            throw new LabFailure("interrupted while waiting for " + command.getFirst(), e);
        }
    }

    /** Runs a step that must succeed. */
    Output must(String purpose, List<String> command) {
        return must(purpose, "", command);
    }

    Output must(String purpose, String input, List<String> command) {
        Output output = run(STEP, input, command);
        if (!output.succeeded()) {
            throw new LabFailure(
                    "cannot " + purpose + ": " + output.complaint() + " (" + String.join(" ", command) + ")");
        }
        return output;
    }

    /** Starts a program that outlives this one: no terminal, no input, its words go to a file. */
    Process startDetached(List<String> command, File log) {
        return start(command, ProcessBuilder.Redirect.appendTo(log));
    }

    /** Runs a program on this terminal. */
    int runHere(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw notStarted(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFailure("interrupted while waiting for " + command.getFirst(), e);
        }
    }

    private Process start(List<String> command, ProcessBuilder.Redirect output) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output).redirectError(output);
        if (output != ProcessBuilder.Redirect.PIPE) {
            builder.redirectInput(new File("/dev/null"));
        }
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw notStarted(command, e);
        }
    }

    private static LabFailure notStarted(List<String> command, IOException e) {
        return new LabFailure(
                "cannot start " + command.getFirst() + ": " + e.getMessage()
                        + "; a lab needs glusterfs-server, iproute2, util-linux and xfsprogs",
                e);
    }

    private static void killWithChildren(Process process) {
        // nsenter waits outside of the namespace for a child inside it; killing only nsenter would leave that child.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Reads one stream of a process to its end, so that the process never waits for us. */
    private record Pump(InputStream stream, ByteArrayOutputStream bytes, Thread thread) {

        static Pump of(InputStream stream) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Thread thread = Thread.ofPlatform().daemon().name("lab-output").start(() -> copy(stream, bytes));
            return new Pump(stream, bytes, thread);
        }

        private static void copy(InputStream stream, ByteArrayOutputStream bytes) {
            byte[] chunk = new byte[8192];
            try {
                for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
                    if (bytes.size() + n <= LARGEST_OUTPUT) {
                        bytes.write(chunk, 0, n);
                    }
                }
            } catch (IOException e) {
                // The pipe was closed under us: what came so far is the answer.
            }
        }

        /** A daemon that a program left behind may hold the pipe open: waits only a moment for the end. */
        String text() throws InterruptedException {
            thread.join(LAST_WORDS);
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
