package io.brickyard.agent;

import io.brickyard.agent.api.Work;
import io.brickyard.work.FormFailure;
import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeTask;
import io.brickyard.work.ResultForm;
import io.brickyard.work.TaskForm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Has {@code brickyard node-work} do the work, as a process of its own. The agent's unit confines the agent so that it could not
 * mount anything; where systemd runs the machine, it is asked to start that process, outside of the confinement.
 *
 * @param program the {@code brickyard} of the agent's own installation; empty when it cannot be found
 */
record WorkProcess(Optional<Path> program) implements Work {

    private static final int LARGEST_ANSWER = 4 << 20;
    private static final Path SYSTEMD_RUN = Path.of("/usr/bin/systemd-run");

    /** Beside the Java that the agent runs on. */
    static WorkProcess ofThisInstallation() {
        return new WorkProcess(ProcessHandle.current()
                .info()
                .command()
                .map(java -> Path.of(java).resolve("../../../bin/brickyard").normalize())
                .filter(Files::isExecutable));
    }

    @Override
    public NodeResult perform(NodeTask task, Duration limit) {
        if (program.isEmpty()) {
            return notDone("brickyard is not there beside the agent's Java", "install the agent as one with brickyard");
        }
        Optional<Process> started = Optional.empty();
        try {
            Process process = new ProcessBuilder(words(program.get(), limit))
                    .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
                    .start();
            started = Optional.of(process);
            try (OutputStream in = process.getOutputStream()) {
                in.write(TaskForm.write(task).getBytes(StandardCharsets.UTF_8));
            }
            // It ends by its own deadline; this is for when it cannot even do that.
            Thread.startVirtualThread(() -> endAfter(process, limit));
            try (InputStream out = process.getInputStream()) {
                return ResultForm.read(out.readNBytes(LARGEST_ANSWER));
            }
        } catch (IOException failed) {
            return notDone(String.valueOf(failed.getMessage()), "try again; see systemctl status brickyard-agent");
        } catch (FormFailure odd) {
            return notDone(
                    "it gave no answer (" + odd.getMessage() + ")", "run brickyard node-work on the node by hand");
        } finally {
            started.ifPresent(process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            });
        }
    }

    private static void endAfter(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }

    private static List<String> words(Path program, Duration limit) {
        long seconds = Math.max(1, limit.toSeconds() - 2);
        List<String> words = new ArrayList<>();
        if (Files.isDirectory(Path.of("/run/systemd/system"))) {
            words.addAll(List.of(SYSTEMD_RUN.toString(), "--quiet", "--pipe", "--wait", "--collect"));
            words.addAll(List.of("--service-type=exec", "--property=RuntimeMaxSec=" + limit.toSeconds(), "--"));
        }
        words.addAll(List.of(program.toString(), "node-work", "--seconds", Long.toString(seconds)));
        return words;
    }

    private static NodeResult notDone(String why, String advice) {
        return new NodeResult.Failed("the agent could not have the work done", why, advice);
    }
}
