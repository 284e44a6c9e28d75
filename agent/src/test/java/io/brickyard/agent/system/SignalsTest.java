package io.brickyard.agent.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals of the kernel, sent to a process of its own. */
@Timeout(60)
class SignalsTest {

    private Process process;
    private BufferedReader said;

    @BeforeEach
    void begin() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Heeding.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = process.inputReader(StandardCharsets.US_ASCII);
        assertThat(said.readLine()).isEqualTo("ready");
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void reloadsAreHeededOneAfterTheOtherAndThenTheEnd(String last) throws Exception {
        for (String signal : new String[] {"HUP", "USR2", "HUP"}) {
            send(signal);
            assertThat(said.readLine()).isEqualTo("RELOAD");
        }
        send(last);
        assertThat(said.readLine()).isEqualTo("STOP");
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void manyAtOnceEndNothing() throws Exception {
        for (int i = 0; i < 20; i++) {
            send(i % 2 == 0 ? "HUP" : "USR2");
        }
        send("TERM");
        String line = said.readLine();
        int reloads = 0;
        while ("RELOAD".equals(line)) {
            reloads++;
            line = said.readLine();
        }
        // The kernel keeps one of a kind for a process that did not yet take it.
        assertThat(reloads).isBetween(1, 20);
        assertThat(line).isEqualTo("STOP");
    }

    private void send(String signal) throws Exception {
        Process sending = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
        assertThat(sending.waitFor()).isZero();
    }
}
