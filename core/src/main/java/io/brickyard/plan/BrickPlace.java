package io.brickyard.plan;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.VolumeName;
import java.util.Optional;

/**
 * A folder of a node below which bricks are made, each in a folder with its volume's name: usually a file system's mount point.
 *
 * @param path the folder; where a device is given, its mount point
 * @param device the block device that is given an XFS file system and mounted there, for example {@code /dev/sdb}; empty when the
 *     folder is somebody else's care
 * @param size how much it holds, where the document tells; else what is found counts
 */
public record BrickPlace(BrickPath path, Optional<String> device, Optional<Bytes> size) {

    /** Where the brick of this volume lies. */
    public BrickPath brickOf(VolumeName volume) {
        return new BrickPath(path.value() + "/" + volume);
    }
}
