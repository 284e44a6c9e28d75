package io.brickyard.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file systems that this machine has mounted, as the kernel lists them in {@code /proc/self/mountinfo} (proc(5)). */
record MountTable(List<Mounted> mounts) {

    /**
     * @param options as the kernel shows them, comma-separated; {@code ro} or {@code rw} is the file system's own, whatever
     *     a mount makes of it: a service in a sandbox sees everything mounted read-only
     */
    record Mounted(String device, Path at, String type, String options) {}

    MountTable {
        mounts = List.copyOf(mounts);
    }

    /** An empty table where the kernel does not tell. */
    static MountTable ofThisMachine() {
        try {
            return of(Files.readAllLines(Path.of("/proc/self/mountinfo"), StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            // Not Linux, or no /proc: nothing is known of file systems.
            return new MountTable(List.of());
        }
    }

    static MountTable of(List<String> lines) {
        List<Mounted> mounts = new ArrayList<>();
        for (String line : lines) {
            int behind = line.indexOf(" - ");
            String[] mount = line.split(" ", 7);
            String[] fileSystem =
                    behind < 0 ? new String[0] : line.substring(behind + 3).split(" ", 3);
            if (mount.length == 7 && fileSystem.length == 3 && mount[4].startsWith("/")) {
                mounts.add(new Mounted(
                        unescaped(fileSystem[1]),
                        Path.of(unescaped(mount[4])),
                        fileSystem[0],
                        options(mount[5], fileSystem[2])));
            }
        }
        return new MountTable(mounts);
    }

    private static String options(String ofMount, String ofFileSystem) {
        Set<String> own = new LinkedHashSet<>(List.of(ofFileSystem.split(",", -1)));
        Set<String> all = new LinkedHashSet<>();
        all.add(own.contains("ro") ? "ro" : "rw");
        all.addAll(List.of(ofMount.split(",", -1)));
        all.addAll(own);
        all.remove(own.contains("ro") ? "rw" : "ro");
        return String.join(",", all);
    }

    /** The file system that holds a path; of several mounted on one place the last, which covers the others. */
    Optional<Mounted> below(Path path) {
        Optional<Mounted> best = Optional.empty();
        for (Mounted mounted : mounts) {
            boolean holds = path.startsWith(mounted.at());
            if (holds
                    && (best.isEmpty()
                            || mounted.at().getNameCount() >= best.get().at().getNameCount())) {
                best = Optional.of(mounted);
            }
        }
        return best;
    }

    /** The kernel writes blanks and backslashes as octal numbers of three digits. */
    private static String unescaped(String text) {
        return text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }
}
