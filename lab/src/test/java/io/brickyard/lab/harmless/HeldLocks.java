package io.brickyard.lab.harmless;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The locks that a glusterd holds at this moment, read from the state that it dumps on SIGUSR1.
 *
 * <p>Any command that shows a lock by failing is a transaction itself: beside a silent peer it would hang, leave a lock and
 * put off the moment when glusterd notices the loss.
 */
public record HeldLocks(Lab lab, LabNode node) {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String BEGIN = "glusterd.mgmt_v3_lock=";

    /** For example {@code v1_vol:} and the node that holds it. */
    public List<String> now() {
        Path folder = node.onHost("/run/gluster");
        dump(folder).ifPresent(HeldLocks::delete);
        node.run(LIMIT, "sh", "-c", "kill -USR1 $(cat /run/glusterd.pid)");
        lab.waitUntil(node + " has written its state", LIMIT, () -> dump(folder)
                .map(HeldLocks::read)
                .filter(text -> text.contains("DUMP-END-TIME"))
                .isPresent());
        Path dump = dump(folder).orElseThrow();
        String text = read(dump);
        delete(dump);
        int begin = text.indexOf(BEGIN);
        return begin < 0
                ? List.of()
                : text.substring(begin + BEGIN.length())
                        .lines()
                        .skip(1)
                        .takeWhile(line -> line.startsWith("\t"))
                        .map(String::strip)
                        .toList();
    }

    private static Optional<Path> dump(Path folder) {
        try (DirectoryStream<Path> dumps = Files.newDirectoryStream(folder, "glusterdump.*")) {
            for (Path dump : dumps) {
                return Optional.of(dump);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
