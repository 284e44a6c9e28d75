package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks through a brick whose files were all moved to other bricks, for files that are there nevertheless: written meanwhile by
 * clients that did not know of it yet, or not moved.
 *
 * <p>Not files are: folders, which all bricks have; pointers of GlusterFS's distribution to another subvolume, which have no bytes,
 * the mode 1000 and an extended attribute (xlators/cluster/dht, {@code DHT_LINKFILE_MODE}); and what is in {@code .glusterfs} and
 * {@code .trashcan}, which GlusterFS keeps for itself and never moves.
 */
final class FilesLeft extends SimpleFileVisitor<Path> {

    private static final Set<String> ITS_OWN = Set.of(".glusterfs", ".trashcan");
    private static final int TOLD = 3;
    /** The sticky bit and no permission; the bits above are the kind of the file. */
    private static final int LINK_MODE = 01000;

    private static final int MODE_BITS = 07777;

    private final Path brick;
    private final Deadline deadline;
    private final List<String> found = new ArrayList<>();

    private FilesLeft(Path brick, Deadline deadline) {
        this.brick = brick;
        this.deadline = deadline;
    }

    /**
     * Does nothing when there are none.
     *
     * @throws WorkFailure when there are, or it could not be told in time
     */
    static void refuseAny(Path brick, Deadline deadline) throws IOException {
        FilesLeft look = new FilesLeft(brick, deadline);
        Files.walkFileTree(brick, look);
        if (!look.found.isEmpty()) {
            throw new WorkFailure(
                    brick + " is left alone",
                    "its files were moved to other bricks, and yet there are some: " + look.named(),
                    "on the node, compare them with the volume: copy into it through a mount what it lacks, and delete them"
                            + " below " + brick + "; then run the same command again");
        }
    }

    private String named() {
        boolean more = found.size() > TOLD;
        return String.join(", ", more ? found.subList(0, TOLD) : found) + (more ? " and more" : "");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        refuseLate();
        boolean itsOwn = brick.equals(folder.getParent()) && ITS_OWN.contains(String.valueOf(folder.getFileName()));
        return itsOwn ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        refuseLate();
        if (!isPointer(file, attributes)) {
            String name = brick.relativize(file).toString().replaceAll("\\p{Cntrl}", "?");
            found.add("'" + Fields.shortened(name) + "'");
        }
        return found.size() > TOLD ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private static boolean isPointer(Path file, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile() || attributes.size() > 0) {
            return false;
        }
        int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return (mode & MODE_BITS) == LINK_MODE && Marks.pointsElsewhere(file);
    }

    private void refuseLate() {
        if (deadline.passed()) {
            throw new WorkFailure(
                    brick + " is left alone",
                    "it has so many folders that it could not be looked through in time for files that were left behind",
                    "have brickyard reach that node by ssh, which gives it more time (see docs/node-work.md); or look for"
                            + " yourself, and remove it on the node");
        }
    }
}
