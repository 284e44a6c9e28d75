package io.brickyard.work;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Bricks that were taken away and are being removed. Until all in it is gone, such a one has the name
 * {@code .brickyard-gone-VOLUME-N} in the folder in which it was a brick, with its volume's id and a number.
 */
final class RemovedBricks {

    private static final String GONE = ".brickyard-gone-";
    private static final int UUID_LENGTH = 36;

    private RemovedBricks() {}

    /** A name for one that is taken away now. */
    static Path fresh(Path brick, UUID volume) {
        for (int i = 1; ; i++) {
            Path candidate = brick.resolveSibling(GONE + volume + "-" + i);
            if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                return candidate;
            }
        }
    }

    /** More than one after runs that were broken off. */
    static List<Path> of(Path folder, UUID volume) throws IOException {
        return entries(folder, GONE + volume + "-*");
    }

    /** The volumes of which there are some. */
    static Set<UUID> volumes(Path folder) throws IOException {
        Set<UUID> volumes = new TreeSet<>();
        for (Path entry : entries(folder, GONE + "*-*")) {
            String name = String.valueOf(entry.getFileName()).substring(GONE.length());
            if (name.length() > UUID_LENGTH && name.charAt(UUID_LENGTH) == '-') {
                try {
                    volumes.add(UUID.fromString(name.substring(0, UUID_LENGTH)));
                } catch (IllegalArgumentException _) {
                    // Somebody else's.
                }
            }
        }
        return volumes;
    }

    private static List<Path> entries(Path folder, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return found;
    }
}
