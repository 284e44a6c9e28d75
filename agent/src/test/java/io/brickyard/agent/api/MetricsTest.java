package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    @TempDir
    Path folder;

    @Test
    void figuresOfOneNameShareTheirHelp() throws IOException {
        try (Running running = new Running(folder)) {
            assertThat(running.get("/metrics"))
                    .contains("""
                    # HELP brickyard_agent_datagrams_total Datagrams that came.
                    # TYPE brickyard_agent_datagrams_total counter
                    brickyard_agent_datagrams_total{port="24009"} 7
                    brickyard_agent_datagrams_total{port="55555"} 8
                    # HELP brickyard_agent_ring_bytes Bytes that wait.
                    # TYPE brickyard_agent_ring_bytes gauge
                    brickyard_agent_ring_bytes 0
                    """, "brickyard_agent_webhook_lag_seconds{webhook=\"http://ha1:9000/listen\"} 2.5\n");
        }
    }

    @Test
    void promtoolFindsNoFault() throws IOException, InterruptedException {
        assumeThat(List.of("/usr/bin/promtool", "/usr/local/bin/promtool").stream()
                        .anyMatch(path -> Files.isExecutable(Path.of(path))))
                .as("promtool is not installed")
                .isTrue();
        Path file = folder.resolve("metrics");
        try (Running running = new Running(folder)) {
            Files.writeString(file, running.get("/metrics"));
        }
        Process process = new ProcessBuilder("sh", "-c", "promtool check metrics < " + file)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
    }
}
