package io.brickyard.glusterd;

import io.brickyard.glusterd.command.CommandLine;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.command.Printout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The recorded answers of a real pool. */
public final class Recorded {
    private static final String FOLDER = "/recorded/glusterfs-10.3/";

    private Recorded() {}

    public static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every recorded file whose name ends so, the biggest kinds included. */
    public static List<Path> all(String nameEnd) {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(nameEnd))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Recorded.class.getResource(FOLDER).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A gluster that answers every question with these files, one after the other; the last one again and again. */
    public static Gluster gluster(String... files) {
        return new Gluster(commandLine(files), LockRetries.NONE);
    }

    public static CommandLine commandLine(String... files) {
        int[] next = {0};
        return (arguments, deadline) -> {
            String file = files[Math.min(next[0]++, files.length - 1)];
            return new Printout(bytes(file), "", 0);
        };
    }

    public static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }
}
