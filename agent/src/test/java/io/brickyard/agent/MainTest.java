package io.brickyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aConfigurationIsCheckedAndShown() throws Exception {
        Path file = Files.writeString(folder.resolve("agent.yaml"), "intake: {ports: [1234]}\n");
        assertThat(run("config", "check", "--config", file.toString())).isZero();
        assertThat(text(out)).contains("ports: [1234]", "keep-for: 7 d");
    }

    @Test
    void aWrongConfigurationIsToldWithItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("agent.yaml"), "\nintak: {}\n");
        assertThat(run("config", "check", "--config=" + file)).isEqualTo(78);
        assertThat(text(err)).contains(file + ":2: unknown key intak; is intake meant?");
        assertThat(run("run", "--config", file.toString())).isEqualTo(78);
    }

    @Test
    void whatIsNotUnderstoodIsAUsageError() {
        assertThat(run("confg", "check")).isEqualTo(64);
        assertThat(run("--config")).isEqualTo(64);
        assertThat(text(err)).contains("'confg check' is not understood", "--config needs a file");
        assertThat(run("--help")).isZero();
    }

    @Test
    void aSecondAgentIsRefusedBeforeItListens() throws Exception {
        Path journal = Files.createDirectories(folder.resolve("state/journal"));
        Path file = Files.writeString(
                folder.resolve("agent.yaml"), "node: {state: " + folder.resolve("state") + ", pid-file: ''}\n");
        try (FileChannel lock =
                FileChannel.open(journal.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.write(ByteBuffer.wrap("4711\n".getBytes(StandardCharsets.US_ASCII)));
            lock.lock();

            assertThat(run("run", "--config", file.toString())).isEqualTo(69);
        }
        assertThat(text(err))
                .isEqualTo("brickyard agent: another agent runs here: process 4711 has the journal " + journal + "\n");
    }

    private int run(String... arguments) {
        return Main.run(List.of(arguments), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream from) {
        return from.toString(StandardCharsets.UTF_8);
    }
}
