package io.brickyard.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file systems that this machine has mounted, as the kernel lists them in {@code /proc/self/mounts}. */
record MountTable(List<Mounted> mounts) {

    /** @param options as the kernel shows them, comma-separated */
    record Mounted(String device, Path at, String type, String options) {}

    MountTable {
        mounts = List.copyOf(mounts);
    }

    /** An empty table where the kernel does not tell. */
    static MountTable ofThisMachine() {
        List<Mounted> mounts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/mounts"), StandardCharsets.ISO_8859_1)) {
                String[] words = line.split(" ", 5);
                if (words.length == 5 && words[1].startsWith("/")) {
                    mounts.add(new Mounted(words[0], Path.of(unescaped(words[1])), words[2], words[3]));
                }
            }
        } catch (IOException _) {
            // Not Linux, or no /proc: nothing is known of file systems.
        }
        return new MountTable(mounts);
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
