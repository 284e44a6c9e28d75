package io.brickyard.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this machine must have for a lab. */
public final class Prerequisites {

    private static final List<String> PROGRAMS =
            List.of("glusterd", "gluster", "glusterfs", "ip", "nsenter", "unshare", "pivot_root", "mkfs.xfs", "mount");
    private static final List<String> PLACES =
            List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin", "/usr/local/bin");

    private Prerequisites() {}

    /** Why no lab can be made here; empty if one can. */
    public static Optional<String> missing() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("a lab needs Linux: it is made of network, mount and process namespaces");
        }
        List<String> absent = new ArrayList<>();
        for (String program : PROGRAMS) {
            if (PLACES.stream().noneMatch(place -> Files.isExecutable(Path.of(place, program)))) {
                absent.add(program);
            }
        }
        if (!absent.isEmpty()) {
            return Optional.of("a lab needs the programs " + absent
                    + "; on Debian: apt-get install glusterfs-server glusterfs-client iproute2 util-linux xfsprogs");
        }
        if (!System.getProperty("user.name").equals("root")) {
            return Optional.of("a lab needs root: it makes namespaces, links and mounts; run it with sudo");
        }
        return Optional.empty();
    }

    static void check() {
        missing().ifPresent(reason -> {
            throw new LabFailure(reason);
        });
    }
}
