package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.state.OwnBricks;
import io.brickyard.plan.Leftover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Removes what a brick left, after it was sure that it is that and nothing else. */
final class BrickRemoval {

    private final NodePaths paths;
    private final Programs programs;
    private final NodeTask.Clean task;
    private final Path place;
    private final Path brick;

    BrickRemoval(NodePaths paths, Programs programs, NodeTask.Clean task) {
        this.paths = paths;
        this.programs = programs;
        this.task = task;
        this.place = Path.of(task.place().value());
        this.brick = Path.of(task.brick().value());
    }

    /**
     * Takes a brick's folder out of sight in one step, so that it is never half a brick.
     *
     * @param looking how long may be looked for files that were left in it
     * @return what is to be removed now; more than one after runs that were broken off
     */
    List<Path> takeAway(Deadline looking) {
        try {
            Path parent = Objects.requireNonNull(brick.getParent());
            if (Files.exists(brick, LinkOption.NOFOLLOW_LINKS) && !isAnothersByNow(parent)) {
                refuseOthers(looking);
                Files.move(brick, RemovedBricks.fresh(brick, task.volume()), StandardCopyOption.ATOMIC_MOVE);
                DurableFile.settle(parent);
            }
            return RemovedBricks.of(parent, task.volume());
        } catch (IOException failed) {
            throw WorkFailure.of(brick + " could not be taken away", failed);
        }
    }

    /** Whether the brick was taken away before, and its path has been given to another. */
    private boolean isAnothersByNow(Path parent) throws IOException {
        return !Marks.volume(brick).equals(Optional.of(task.volume()))
                && !RemovedBricks.of(parent, task.volume()).isEmpty();
    }

    private void refuseOthers(Deadline looking) throws IOException {
        Path real = brick.toRealPath();
        if (!real.equals(place.toRealPath().resolve(place.relativize(brick))) || !Files.isDirectory(real)) {
            throw leftAlone("it is no folder below " + place + ", but leads elsewhere");
        }
        if (Folders.device(real) != Folders.device(place) || Mounts.now().within(real)) {
            throw leftAlone("another file system is mounted there");
        }
        Optional<UUID> mark = Marks.volume(real);
        if (mark.isEmpty()) {
            throw leftAlone("it does not bear the mark of any volume");
        }
        if (!mark.get().equals(task.volume())) {
            throw leftAlone("it belongs to the volume with the id " + mark.get() + ", not to " + task.volume());
        }
        Optional<String> use = new OwnBricks(paths.glusterd()).use(brick, real);
        if (use.isPresent()) {
            throw new WorkFailure(
                    brick + " is left alone",
                    use.get(),
                    "see gluster volume info on that node; if it names another state there than on the others, its glusterd"
                            + " has yet to learn of it");
        }
        if (task.leftover() == Leftover.NO_FILES) {
            FilesLeft.refuseAny(real, looking);
        }
    }

    private WorkFailure leftAlone(String why) {
        return new WorkFailure(
                brick + " is left alone", why, "look what it is; if it may go, remove it yourself on the node");
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
