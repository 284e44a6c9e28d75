package io.brickyard.agent.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.logs.HeardLog;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PidFileTest {

    private static final String OURS = ProcessHandle.current().pid() + "\n";

    @TempDir
    Path folder;

    private final SystemCalls system = new SystemCalls();

    @Test
    void itNamesThisProcessAndGoesWithIt() throws Exception {
        Path file = folder.resolve("agent.pid");
        try (PidFile _ = new PidFile(file, system)) {
            assertThat(file).hasContent(OURS.strip());
            assertThat(lockedFor(file)).isTrue();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void whatAKilledProcessLeftIsTakenOverWhole() throws Exception {
        Path file = Files.writeString(folder.resolve("agent.pid"), "999999999999\nand more of it\n");
        try (PidFile _ = new PidFile(file, system)) {
            assertThat(Files.readString(file)).isEqualTo(OURS);
        }
    }

    @Test
    void theFileOfAnotherProcessThatLivesIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("agent.pid"), "");
        Process other = holder(file);
        try {
            String log = HeardLog.of(() -> {
                try (PidFile _ = new PidFile(file, system)) {
                    assertThat(Files.readString(file)).isEqualTo(other.pid() + "\n");
                }
            });
            assertThat(log).contains("pid file " + file + " is locked by another process");
            assertThat(Files.readString(file)).isEqualTo(other.pid() + "\n");
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (PidFile _ = new PidFile(file, system)) {
            assertThat(Files.readString(file)).isEqualTo(OURS);
        }
    }

    @Test
    void twoOfOneProcessDoNotShareIt() throws Exception {
        Path file = folder.resolve("agent.pid");
        try (PidFile first = new PidFile(file, system);
                PidFile second = new PidFile(file, system)) {
            second.close();
            assertThat(file).exists();
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void whereNoneCanBeWrittenTheLogSaysSo() throws Exception {
        Path file = folder.resolve("absent/agent.pid");
        assertThat(HeardLog.of(() -> new PidFile(file, system).close())).contains(file.toString());
    }

    /** Whether another process finds it locked, as {@code gluster-eventsapi} looks. */
    private static boolean lockedFor(Path file) throws Exception {
        Process asking = new ProcessBuilder("flock", "--nonblock", file.toString(), "true").start();
        assertThat(asking.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return asking.exitValue() != 0;
    }

    /** A process that has locked the file, written its id into it, and stays. */
    private static Process holder(Path file) throws Exception {
        Process holding = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec 9>>\"$0\" && flock 9 && echo $$ >\"$0\" && echo held && exec sleep 60",
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = holding.inputReader(StandardCharsets.US_ASCII);
        assertThat(lines.readLine()).isEqualTo("held");
        return holding;
    }
}
