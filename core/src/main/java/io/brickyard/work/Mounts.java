package io.brickyard.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is mounted, as this process sees it ({@code /proc/self/mountinfo}, proc(5)).
 *
 * @param mounts in the kernel's order: of several at one place the last covers the others
 */
record Mounts(List<Mount> mounts) {

    /** @param device {@code MAJOR:MINOR} */
    record Mount(String device, Path at) {}

    Mounts {
        mounts = List.copyOf(mounts);
    }

    static Mounts now() {
        try {
            return of(Files.readAllLines(Path.of("/proc/self/mountinfo"), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw WorkFailure.of("it cannot be told what is mounted on this node", failed);
        }
    }

    static Mounts of(List<String> lines) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", 6);
            if (words.length == 6 && words[4].startsWith("/")) {
                mounts.add(new Mount(words[2], Path.of(unescaped(words[4]))));
            }
        }
        return new Mounts(mounts);
    }

    Optional<Mount> at(Path place) {
        return mounts.stream().filter(mount -> mount.at().equals(place)).reduce((_, last) -> last);
    }

    Optional<Mount> of(String device) {
        return mounts.stream().filter(mount -> mount.device().equals(device)).findFirst();
    }

    /** Whether anything is mounted at a folder or below it. */
    boolean within(Path folder) {
        return mounts.stream().anyMatch(mount -> mount.at().startsWith(folder));
    }

    /** The kernel writes blanks, backslashes and the like as octal numbers of three digits. */
    private static String unescaped(String text) {
        return text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }
}
