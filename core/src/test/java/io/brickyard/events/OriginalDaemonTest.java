package io.brickyard.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brickyard.events.CompatParser.Body;
import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares with the daemon that GlusterFS ships, where it and Python are installed: {@code -Dseed=N} repeats a run,
 * {@code -Ddatagrams=N} makes it longer.
 */
class OriginalDaemonTest {
    private static final NodeId NODE = NodeId.parse("4bc5317e-3312-4e58-bd09-feb3c95613d3");
    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/glusterfs/gfevents"),
            Path.of("/usr/lib/aarch64-linux-gnu/glusterfs/gfevents"),
            Path.of("/usr/libexec/glusterfs/gfevents"));
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    private Path folder;

    @Test
    void everyDatagramGivesWhatTheOriginalWouldPost() throws IOException, InterruptedException {
        List<Path> installed = FOLDERS.stream().filter(Files::isDirectory).toList();
        assumeTrue(!installed.isEmpty() && Files.isExecutable(PYTHON), "GlusterFS's events daemon is not installed");
        long seed = Long.getLong("seed", System.nanoTime());
        int count = Integer.getInteger("datagrams", 20_000);
        System.out.println("OriginalDaemonTest: -Dseed=" + seed + " -Ddatagrams=" + count);
        HostileDatagrams hostile = new HostileDatagrams(seed);
        List<byte[]> datagrams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            datagrams.add(hostile.next());
        }
        List<String> theirs = posted(installed.getFirst(), datagrams);
        assertThat(theirs).hasSameSizeAs(datagrams);
        CompatParser parser = new CompatParser(Catalogue.load());
        int posted = 0;
        for (int i = 0; i < datagrams.size(); i++) {
            String ours = parser.parse(datagrams.get(i), NODE) instanceof Body body ? body.text() : "-";
            assertThat(ours)
                    .as("seed " + seed + ", datagram " + i + ": "
                            + new String(datagrams.get(i), StandardCharsets.UTF_8))
                    .isEqualTo(theirs.get(i));
            posted += ours.equals("-") ? 0 : 1;
        }
        assertThat(posted).as("posted").isGreaterThan(datagrams.size() / 5).isLessThan(datagrams.size() * 4 / 5);
    }

    private List<String> posted(Path original, List<byte[]> datagrams) throws IOException, InterruptedException {
        Path driver = folder.resolve("original.py");
        try (InputStream text =
                Objects.requireNonNull(OriginalDaemonTest.class.getResourceAsStream("/events/original.py"))) {
            Files.write(driver, text.readAllBytes());
        }
        Path input = folder.resolve("datagrams");
        Path output = folder.resolve("bodies");
        Files.write(input, datagrams.stream().map(HexFormat.of()::formatHex).toList());
        Process python = new ProcessBuilder(
                        PYTHON.toString(), "-B", driver.toString(), original.toString(), NODE.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try {
            assertThat(python.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            python.destroyForcibly();
        }
        assertThat(folder.resolve("errors")).isEmptyFile();
        return Files.readAllLines(output);
    }
}
