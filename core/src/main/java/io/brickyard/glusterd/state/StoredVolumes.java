package io.brickyard.glusterd.state;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The volumes that glusterd keeps on disk, looked at again and again: {@code vols/NAME/info} and {@code vols/NAME/bricks/*},
 * lines of {@code key=value} (glusterd-store.c, 3.x to 11). Only what was written since the last look is read. For one thread.
 */
public final class StoredVolumes {

    private static final int MOST = 100_000;

    private final Path folder;
    private Map<String, Known> known = Map.of();

    /** @param glusterd its folder, most often {@code /var/lib/glusterd} */
    public StoredVolumes(Path glusterd) {
        folder = glusterd.resolve("vols");
    }

    private record Known(FileTime info, FileTime bricks, StoredVolume volume) {}

    /** Those that are there now; what cannot be read is left out. */
    public List<StoredVolume> now() {
        Map<String, Known> seen = new HashMap<>();
        try (DirectoryStream<Path> volumes = Files.newDirectoryStream(folder)) {
            for (Path volume : volumes) {
                if (seen.size() < MOST) {
                    String name = String.valueOf(volume.getFileName());
                    look(volume, name).ifPresent(one -> seen.put(name, one));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Without the folder there are no volumes to be known.
        }
        known = seen;
        return seen.values().stream().map(Known::volume).toList();
    }

    private Optional<Known> look(Path volume, String name) {
        try {
            Path info = volume.resolve("info");
            Path bricks = volume.resolve("bricks");
            FileTime infoWritten = Files.getLastModifiedTime(info);
            FileTime bricksWritten = Files.getLastModifiedTime(bricks);
            Known before = known.get(name);
            if (before != null
                    && before.info().equals(infoWritten)
                    && before.bricks().equals(bricksWritten)) {
                return Optional.of(before);
            }
            return Optional.of(
                    new Known(infoWritten, bricksWritten, read(name, infoWritten.toInstant(), info, bricks)));
        } catch (IOException | DirectoryIteratorException _) {
            // It is just being made or deleted.
            return Optional.empty();
        }
    }

    private static StoredVolume read(String name, Instant written, Path info, Path folder) throws IOException {
        List<StoredVolume.Brick> bricks = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Map<String, String> pairs = single(file);
                String host = pairs.getOrDefault("hostname", "");
                String path = pairs.getOrDefault("path", "");
                if (!host.isEmpty() && path.startsWith("/")) {
                    boolean leaving = pairs.getOrDefault("decommissioned", "0").equals("1");
                    bricks.add(new StoredVolume.Brick(host + ":" + path, leaving));
                }
            }
        }
        return new StoredVolume(name, written, single(info), bricks);
    }

    private static Map<String, String> single(Path file) {
        Map<String, String> pairs = new HashMap<>();
        GlusterdFolder.pairs(file).forEach((key, values) -> pairs.put(key, values.getLast()));
        return pairs;
    }
}
