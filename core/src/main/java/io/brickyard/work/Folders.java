package io.brickyard.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/** Makes folders for bricks. */
final class Folders {

    private Folders() {}

    static NodeResult make(NodeTask.MakeFolder task) {
        Path folder = Path.of(task.folder().value());
        try {
            if (Files.isDirectory(folder)) {
                return new NodeResult.Done(folder + " is there");
            }
            Path above = folder;
            while (!Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
                above = Objects.requireNonNull(above.getParent());
            }
            if (!task.rootAllowed() && device(above) == device(Path.of("/"))) {
                throw new WorkFailure(
                        folder + " is not made",
                        "it would lie on the file system of /, which its files could fill",
                        "mount a file system of its own there, or allow it by name if you mean it");
            }
            Files.createDirectories(folder);
            return new NodeResult.Done(folder + " was made");
        } catch (IOException failed) {
            throw WorkFailure.of("the folder " + folder + " could not be made", failed);
        }
    }

    /** The file system that a folder lies on. */
    static long device(Path folder) throws IOException {
        return (long) Objects.requireNonNull(Files.getAttribute(folder, "unix:dev"));
    }
}
