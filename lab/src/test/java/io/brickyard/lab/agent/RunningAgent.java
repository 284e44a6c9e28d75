package io.brickyard.lab.agent;

import io.brickyard.lab.LabNode;
import io.brickyard.lab.command.Brickyard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An agent that runs on a node of a lab, started as its unit would start it. */
public final class RunningAgent implements AutoCloseable {

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
        return started(node, Brickyard.commandLine("agent", "run"));
    }

    /** Starts it by the name of the original's daemon, as who puts it in that one's place does. */
    public static RunningAgent byTheOriginalsName(LabNode node, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(Brickyard.commandLine().getFirst())
                .resolveSibling("glustereventsd")
                .toString());
        command.addAll(List.of(words));
        return started(node, command);
    }

    private static RunningAgent started(LabNode node, List<String> words) {
        try {
            Path log = Files.createTempFile("agent-" + node.name(), ".log");
            List<String> command = node.commandLine(words);
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

    public RunningAgent awaitReady() {
        long end = System.nanoTime() + START.toNanos();
        while (!said().contains("ready as node")) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new AssertionError("the agent on " + node.name() + " is not ready: " + said());
            }
            Thread.onSpinWait();
        }
        return this;
    }

    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // The node's own process ends by itself when it loses power; this is the host's end of it.
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        try {
            for (ProcessHandle one : all) {
                ended(one);
            }
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ended(ProcessHandle one) {
        try {
            one.onExit().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            one.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
