package io.brickyard.survey;

import io.brickyard.pool.BrickId;
import io.brickyard.pool.Bytes;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The file system below one brick. Bricks that share a file system each report all of it: add up by node and device.
 *
 * @param inodes empty where the source does not tell, or the file system has no fixed number of them
 * @param device the block device, for example {@code /dev/sdb1}; empty where the source does not tell
 * @param fileSystem for example {@code xfs}
 * @param mountOptions as the kernel shows them, comma-separated
 * @param clients how many connections the brick serves, self-heal daemons included; empty where not told
 */
public record BrickUsage(
        BrickId brick,
        Bytes total,
        Bytes free,
        Optional<Inodes> inodes,
        Optional<String> device,
        Optional<String> fileSystem,
        Optional<String> mountOptions,
        OptionalInt clients) {

    public record Inodes(long total, long free) {}

    /** The same, with inodes from another source. */
    public BrickUsage with(Optional<Inodes> told) {
        return new BrickUsage(brick, total, free, told, device, fileSystem, mountOptions, clients);
    }
}
