package io.brickyard.lab.agent;

import io.brickyard.lab.LabNode;
import io.brickyard.lab.command.Brickyard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An agent that runs on a node of a lab, started as its unit would start it. */
final class RunningAgent implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);

    private final LabNode node;
    private final Process process;
    private final Path log;

    private RunningAgent(LabNode node, Process process, Path log) {
        this.node = node;
        this.process = process;
        this.log = log;
    }

    /** Starts it; {@link #awaitReady} tells when it listens and knows its node. */
    static RunningAgent on(LabNode node) {
        try {
            Path log = Files.createTempFile("agent-" + node.name(), ".log");
            List<String> command = node.commandLine(Brickyard.commandLine("agent", "run"));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            return new RunningAgent(node, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningAgent awaitReady() {
        long end = System.nanoTime() + START.toNanos();
        while (!said().contains("ready as node")) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new AssertionError("the agent on " + node.name() + " is not ready: " + said());
            }
            Thread.onSpinWait();
        }
        return this;
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // The node's own process ends by itself when it loses power; this is the host's end of it.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
