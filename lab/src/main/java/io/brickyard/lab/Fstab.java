package io.brickyard.lab;

import java.nio.file.Path;

/** A table of mounts in the form of fstab(5): one {@code mount -a} makes all of them, in order. */
final class Fstab {

    private final StringBuilder lines = new StringBuilder();

    /** The same folder or file at a second place. */
    Fstab bind(Path source, Path target) {
        return line(escaped(source), target, "none", "bind");
    }

    /** The same folder at a second place, with all that is mounted below it. */
    Fstab bindWithMounts(Path source, Path target) {
        return line(escaped(source), target, "none", "rbind");
    }

    Fstab processes(Path target) {
        return line("proc", target, "proc", "nosuid,nodev,noexec");
    }

    /** An XFS image; its loop device goes with the mount. */
    Fstab image(Path image, Path target) {
        return line(escaped(image), target, "xfs", "loop,discard");
    }

    private Fstab line(String source, Path target, String type, String options) {
        lines.append(source).append(' ').append(escaped(target)).append(' ');
        lines.append(type).append(' ').append(options).append(" 0 0\n");
        return this;
    }

    /** Blanks and backslashes as fstab(5) and the kernel's mount tables write them. */
    static String escaped(Path path) {
        return path.toString()
                .replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("\n", "\\012");
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
