package io.brickyard.agent.api;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A unix socket that nobody but its owner can ever connect to. Binding makes it with whatever mode the process' umask leaves, so
 * it is bound in a folder that only the owner may enter, gets its mode there, and is then moved to its place; what an agent
 * that was killed has left there is replaced.
 */
final class OwnersSocket {

    private static final int ATTEMPTS = 100;

    private final Path place;
    private final Path birthplace;
    private boolean published;

    private OwnersSocket(Path place, Path birthplace) {
        this.place = place;
        this.birthplace = birthplace;
    }

    /** @param place its folder must exist */
    static OwnersSocket at(Path place) throws IOException {
        IOException taken = new IOException("no folder can be made for the socket " + place);
        for (int i = 0; i < ATTEMPTS; i++) {
            String name = "." + Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36), 36);
            Path folder = place.toAbsolutePath().resolveSibling(name);
            try {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return new OwnersSocket(place, folder.resolve("s"));
            } catch (FileAlreadyExistsException other) {
                taken.addSuppressed(other);
            }
        }
        throw taken;
    }

    /** Where it is to be bound; not longer than a place named {@code agent.sock}, as such paths are bounded. */
    Path birthplace() {
        return birthplace;
    }

    /** Once it is bound. */
    void publish() throws IOException {
        Files.setPosixFilePermissions(birthplace, PosixFilePermissions.fromString("rw-------"));
        Files.move(birthplace, place, StandardCopyOption.ATOMIC_MOVE);
        published = true;
        Files.delete(birthplace.getParent());
    }

    /** Leaves nothing of it. */
    void remove() {
        try {
            if (published) {
                Files.deleteIfExists(place);
            }
            Files.deleteIfExists(birthplace);
            Files.deleteIfExists(birthplace.getParent());
        } catch (IOException stays) {
            // The next agent replaces the socket, and an empty folder that nobody else may enter harms nobody.
        }
    }
}
