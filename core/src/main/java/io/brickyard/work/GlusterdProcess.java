package io.brickyard.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The glusterd that runs on this node.
 *
 * @param words it was started with
 */
record GlusterdProcess(long id, List<String> words) {

    private static final Path PROC = Path.of("/proc");
    private static final int TICKS_PER_SECOND = 100;
    /** How far the kernel's numbers may be beside each other. */
    private static final Duration BLUR = Duration.ofMillis(30);

    /** One that runs in another container of this machine is another node's. */
    static Optional<GlusterdProcess> find() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
            Path here = Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
            for (Path process : processes) {
                List<String> words = words(process);
                if (!words.isEmpty() && isGlusterd(words.getFirst()) && here.equals(namespace(process))) {
                    return Optional.of(new GlusterdProcess(
                            Long.parseLong(process.getFileName().toString()), words));
                }
            }
            return Optional.empty();
        } catch (IOException | DirectoryIteratorException failed) {
            throw new WorkFailure(
                    "it cannot be told whether glusterd runs", String.valueOf(failed), "see whether /proc is mounted");
        }
    }

    private static boolean isGlusterd(String word) {
        return word.equals("glusterd") || word.endsWith("/glusterd");
    }

    private static List<String> words(Path process) {
        try {
            String text = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return text.isEmpty() ? List.of() : List.of(text.split("\0"));
        } catch (IOException _) {
            return List.of(); // It has ended meanwhile.
        }
    }

    private static Path namespace(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("ns/pid"));
        } catch (IOException _) {
            return Path.of("");
        }
    }

    /** Whether it was started after a file was last written. */
    boolean hasRead(Path file) throws IOException {
        return !started().plus(BLUR).isBefore(Files.getLastModifiedTime(file).toInstant());
    }

    /** By the time since boot: Java's own answer is a second off at times. */
    private Instant started() throws IOException {
        String stat = Files.readString(PROC.resolve(id + "/stat"), StandardCharsets.ISO_8859_1);
        // The name in parentheses may hold anything; of what follows, the 20th is the start.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long sinceBoot = Long.parseLong(fields[19]) * (1000 / TICKS_PER_SECOND);
        String uptime = Files.readString(PROC.resolve("uptime")).split(" ", 2)[0];
        long now = Math.round(Double.parseDouble(uptime) * 1000);
        return Instant.now().minusMillis(now - sinceBoot);
    }

    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(id);
    }
}
