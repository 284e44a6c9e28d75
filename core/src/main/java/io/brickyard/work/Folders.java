package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Makes folders for bricks, and removes what bricks left. */
final class Folders {

    /** A removed brick has this name, with its volume's id and a number, until all in it is gone. */
    private static final String GONE = ".brickyard-gone-";

    private final Programs programs;

    Folders(Programs programs) {
        this.programs = programs;
    }

    NodeResult make(NodeTask.MakeFolder task) {
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

    /**
     * Takes a brick's folder out of sight in one step, so that it is never half a brick.
     *
     * @return what is to be removed now; more than one after runs that were broken off
     */
    List<Path> takeAway(NodeTask.Clean task) {
        Path place = Path.of(task.place().value());
        Path brick = Path.of(task.brick().value());
        try {
            if (Files.exists(brick, LinkOption.NOFOLLOW_LINKS)) {
                refuseOthers(task, place, brick);
                Files.move(brick, fresh(brick, task.volume()), StandardCopyOption.ATOMIC_MOVE);
                DurableFile.settle(Objects.requireNonNull(brick.getParent()));
            }
            return gone(Objects.requireNonNull(brick.getParent()), task.volume());
        } catch (IOException failed) {
            throw WorkFailure.of(brick + " could not be taken away", failed);
        }
    }

    private static void refuseOthers(NodeTask.Clean task, Path place, Path brick) throws IOException {
        Path real = brick.toRealPath();
        if (!real.equals(place.toRealPath().resolve(place.relativize(brick))) || !Files.isDirectory(real)) {
            throw leftAlone(brick, "it is no folder below " + place + ", but leads elsewhere");
        }
        if (device(real) != device(place) || Mounts.now().within(real)) {
            throw leftAlone(brick, "another file system is mounted there");
        }
        Optional<UUID> mark = Marks.volume(real);
        if (mark.isEmpty()) {
            throw leftAlone(brick, "it does not bear the mark of any volume");
        }
        if (!mark.get().equals(task.volume())) {
            throw leftAlone(brick, "it belongs to the volume with the id " + mark.get() + ", not to " + task.volume());
        }
    }

    private static WorkFailure leftAlone(Path brick, String why) {
        return new WorkFailure(
                brick + " is left alone", why, "look what it is; if it may go, remove it yourself on the node");
    }

    private static Path fresh(Path brick, UUID volume) {
        for (int i = 1; ; i++) {
            Path candidate = brick.resolveSibling(GONE + volume + "-" + i);
            if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                return candidate;
            }
        }
    }

    private static List<Path> gone(Path folder, UUID volume) throws IOException {
        List<Path> gone = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return gone;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, GONE + volume + "-*")) {
            entries.forEach(gone::add);
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return gone;
    }

    /** Removes what was taken away. {@code rm} walks by open folders, so that nobody can lead it elsewhere meanwhile. */
    void remove(List<Path> gone, Deadline deadline) {
        for (Path folder : gone) {
            programs.must(
                    deadline,
                    folder + " could not be removed",
                    "look at it on the node; the brick itself is gone, this is what was in it",
                    "rm",
                    "-r",
                    "-f",
                    "--one-file-system",
                    "--",
                    folder.toString());
        }
    }
}
