package io.brickyard.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder of all labs. Its usual place is known to everybody, in a folder where everybody may make files; but what a
 * record in it says is done as root. So it is used only if nobody else can have put anything there.
 *
 * <p>Nothing inside a lab needs to pass through it: a machine's root is mounted from below.
 */
final class LabRoot {

    private static final int KIND = 0170000;
    private static final int FOLDER = 0040000;
    private static final int WRITABLE_BY_OTHERS = 022;

    private LabRoot() {}

    /** Makes it, for its owner alone, unless it is there. */
    static void create(Path root) throws IOException {
        if (root.getParent() != null) {
            Files.createDirectories(root.getParent());
        }
        try {
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            // Who made it is what the next line asks.
        }
        requireTrust(root);
    }

    /** @throws LabFailure when it is there and another user may have made it, or may write to it */
    static void requireTrust(Path root) {
        try {
            Map<String, Object> attributes = Files.readAttributes(root, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
            int mode = (Integer) attributes.getOrDefault("mode", 0);
            if ((mode & KIND) != FOLDER) {
                throw distrust(root, "is no folder; it may be a link that somebody else made");
            }
            Integer owner = (Integer) attributes.getOrDefault("uid", -1);
            if (owner != 0 && !owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                throw distrust(root, "belongs to user " + owner + ", who can put anything there");
            }
            if ((mode & WRITABLE_BY_OTHERS) != 0) {
                throw distrust(root, "can be written to by others than its owner");
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabFailure distrust(Path root, String why) {
        return new LabFailure("will not use " + root + " for labs: it " + why + "; look at it ('ls -ld " + root
                + "') and remove it, or set " + LabFolder.ENVIRONMENT + " to a folder that only you can write to");
    }
}
