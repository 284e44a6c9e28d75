package io.brickyard.work;

import io.brickyard.pool.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A block device as the kernel knows it.
 *
 * @param path without symbolic links
 * @param number {@code MAJOR:MINOR}
 */
record BlockDevice(Path path, String number) {

    private static final int KIND = 0170000;
    private static final int BLOCK = 0060000;
    private static final int SECTOR = 512;

    /** Empty when there is no block device of this name. */
    static Optional<BlockDevice> of(DevicePath name) {
        try {
            Path path = Path.of(name.value()).toRealPath();
            int mode = (int) Objects.requireNonNull(Files.getAttribute(path, "unix:mode"));
            if ((mode & KIND) != BLOCK || !path.startsWith("/dev")) {
                return Optional.empty();
            }
            return Optional.of(new BlockDevice(
                    path, number((long) Objects.requireNonNull(Files.getAttribute(path, "unix:rdev")))));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** As the kernel writes it, from the C library's form of it (makedev(3)). */
    static String number(long device) {
        long major = device >>> 8 & 0xfff | device >>> 32 & 0xfffff000L;
        long minor = device & 0xff | device >>> 12 & 0xffffff00L;
        return major + ":" + minor;
    }

    Bytes size() {
        try {
            return new Bytes(Long.parseLong(
                            Files.readString(kernelsFolder().resolve("size")).strip())
                    * SECTOR);
        } catch (IOException | NumberFormatException _) {
            return new Bytes(0);
        }
    }

    /** What uses the device at this moment; told by the kernel, so that nothing needs to be read from it. */
    Optional<String> user(Mounts mounts) {
        Optional<String> mounted = mounts.of(number).map(mount -> "mounted at " + mount.at());
        return mounted.or(this::swapping)
                .or(() -> partitions() ? Optional.of("partition table") : Optional.empty())
                .or(() -> holder().map(name -> "part of " + name))
                .or(() -> loop().map(name -> "the image of " + name));
    }

    private Optional<String> swapping() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/swaps"), StandardCharsets.UTF_8)) {
                if (line.startsWith(path + " ") || line.startsWith(path + "\t")) {
                    return Optional.of("swap space in use");
                }
            }
        } catch (IOException _) {
            // A kernel without swap space has no such file.
        }
        return Optional.empty();
    }

    private boolean partitions() {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(kernelsFolder())) {
            for (Path part : parts) {
                if (Files.exists(part.resolve("partition"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException _) {
            return false;
        }
    }

    /** A device made of this one: a logical volume, a RAID, an encrypted one. */
    private Optional<String> holder() {
        try (DirectoryStream<Path> holders =
                Files.newDirectoryStream(kernelsFolder().resolve("holders"))) {
            for (Path holder : holders) {
                return Optional.of(holder.getFileName().toString());
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Partitions have none on some kernels.
        }
        return Optional.empty();
    }

    private Optional<String> loop() {
        try (DirectoryStream<Path> loops = Files.newDirectoryStream(Path.of("/sys/block"), "loop*")) {
            for (Path loop : loops) {
                if (image(loop).equals(path.toString())) {
                    return Optional.of("/dev/" + loop.getFileName());
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // No /sys: nothing more can be told.
        }
        return Optional.empty();
    }

    private static String image(Path loop) {
        try {
            return Files.readString(loop.resolve("loop/backing_file")).strip();
        } catch (IOException _) {
            return ""; // It is not in use.
        }
    }

    private Path kernelsFolder() {
        return Path.of("/sys/dev/block", number);
    }

    /** For messages. */
    @Override
    public String toString() {
        return path.toString();
    }
}
