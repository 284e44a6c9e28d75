package io.brickyard.lab;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything on this host that shows that a lab is or was there. */
final class Traces {

    private Traces() {}

    static List<String> of(LabFolder folder, LabRecord record) {
        List<String> found = new ArrayList<>(inFolder(folder));
        ProcessTable.withEnvironment(Namespaces.LAB_MARK + "=" + record.id())
                .forEach(pid -> found.add("process " + pid + " " + ProcessTable.arguments(pid)));
        for (String place : List.of("/sys/class/net", "/run/netns")) {
            names(Path.of(place)).stream()
                    .filter(name -> name.startsWith(record.bridge())
                            || name.startsWith(record.name().value()))
                    .forEach(name -> found.add(place + " " + name));
        }
        if (Routes.ofThisHost().touch(record.address(0))) {
            found.add("route to " + record.network());
        }
        return found;
    }

    static List<String> inFolder(LabFolder folder) {
        List<String> found = new ArrayList<>(LoopDevices.backedBy(folder.path()));
        if (folder.exists()) {
            found.add("folder " + folder.path());
        }
        read("/proc/self/mountinfo")
                .lines()
                .filter(line -> line.contains(folder.path() + "/"))
                .forEach(line -> found.add("mount " + line));
        return found;
    }

    /** What a lab must not touch: the host's own glusterd state, configuration, logs, mounts and host name. */
    static Map<String, Object> host() {
        return Map.of(
                "glusterd", names(Path.of("/var/lib/glusterd")),
                "logs", names(Path.of("/var/log/glusterfs")),
                "run", names(Path.of("/run/gluster")),
                "root", names(Path.of("/")),
                "configuration", read("/etc/glusterfs/glusterd.vol"),
                "hosts", read("/etc/hosts"),
                "name", read("/proc/sys/kernel/hostname"));
    }

    private static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(entry -> names.add(entry.getFileName().toString()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return names.stream().sorted().toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
