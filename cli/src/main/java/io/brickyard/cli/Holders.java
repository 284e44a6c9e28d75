package io.brickyard.cli;

import io.brickyard.work.LockHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

/** What this process calls itself where others ask who changes the pool: user, machine, process, since when. */
final class Holders {

    private static final int LONGEST = 90;

    private Holders() {}

    static LockHolder of(Surroundings here) {
        String user = here.environment().getOrDefault("SUDO_USER", System.getProperty("user.name", "somebody"));
        return new LockHolder(
                word(user, "somebody") + "@" + word(machine(), "somewhere"),
                ProcessHandle.current().pid(),
                "since " + here.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Who sees another machine's name is to find it in the pool. */
    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname"));
        } catch (IOException _) {
            return "";
        }
    }

    private static String word(String text, String otherwise) {
        String word = text.strip();
        boolean sound =
                !word.isEmpty() && word.length() <= LONGEST && word.chars().noneMatch(Character::isISOControl);
        return sound ? word : otherwise;
    }
}
