package io.brickyard.work;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a node keeps what tasks touch.
 *
 * @param glusterd glusterd's folder
 * @param volfile {@code glusterd.vol}
 * @param fstab the table of file systems that are mounted at each start
 * @param state Brickyard's own folder
 */
public record NodePaths(Path glusterd, Path volfile, Path fstab, Path state) {

    public static final NodePaths USUAL = new NodePaths(
            Path.of("/var/lib/glusterd"),
            Path.of("/etc/glusterfs/glusterd.vol"),
            Path.of("/etc/fstab"),
            Path.of("/var/lib/brickyard"));

    /** Whether systemd runs this machine's services, sd_booted(3). */
    static boolean systemdRuns() {
        return Files.isDirectory(Path.of("/run/systemd/system"));
    }
}
