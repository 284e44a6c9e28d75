package io.brickyard.webhooks;

import io.brickyard.json.Json;
import io.brickyard.json.JsonFailure;
import io.brickyard.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A file that only its owner can read, most often with a JSON object in it. It is replaced as one step: a reader sees the old or the new. */
record PrivateFile(Path path) {

    private static final int LARGEST = 4 << 20;

    /** What is in it; an absent or blank file is an empty object. */
    Json.Members read() {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] octets = stream.readNBytes(LARGEST + 1);
            if (new String(octets, StandardCharsets.ISO_8859_1).isBlank()) {
                return Json.Members.NONE;
            }
            if (JsonReader.read(octets) instanceof Json.Members members) {
                return members;
            }
            throw new EventsFolderFailure.Damaged(path, "it is no JSON object");
        } catch (NoSuchFileException _) {
            return Json.Members.NONE;
        } catch (JsonFailure damaged) {
            throw new EventsFolderFailure.Damaged(path, String.valueOf(damaged.getMessage()));
        } catch (IOException failed) {
            throw inaccessible(failed);
        }
    }

    /** What is in it as it is; empty when it is absent. */
    Optional<String> text() {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] octets = stream.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw new EventsFolderFailure.Damaged(path, "it is larger than " + (LARGEST >> 20) + " MiB");
            }
            return Optional.of(new String(octets, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failed) {
            throw inaccessible(failed);
        }
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** When it was last written; the epoch when it is absent. */
    Instant changed() {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException _) {
            return Instant.EPOCH;
        }
    }

    void write(Json.Members members) {
        write(members.inPythonsWay());
    }

    /** @param text in ASCII */
    void write(String text) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (FileChannel channel = FileChannel.open(
                    fresh,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (octets.hasRemaining()) {
                    channel.write(octets);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            forget(fresh);
            throw inaccessible(failed);
        }
    }

    private static void forget(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException _) {
            // The next write does it.
        }
    }

    /** Takes from others what an original tool gave them: it writes secrets that everybody can read. */
    void close() {
        try {
            if (exists()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException failed) {
            throw inaccessible(failed);
        }
    }

    EventsFolderFailure inaccessible(IOException failed) {
        return new EventsFolderFailure.Inaccessible(path, reason(failed));
    }

    /** What the system says, such as that there is no space left; a file's name is told elsewhere. */
    private static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        String said = failed instanceof FileSystemException named ? named.getReason() : failed.getMessage();
        return said == null || said.isBlank()
                ? failed.getClass().getSimpleName()
                : said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
    }
}
