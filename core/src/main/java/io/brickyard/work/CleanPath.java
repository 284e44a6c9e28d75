package io.brickyard.work;

import io.brickyard.pool.BrickPath;
import java.util.Set;

/** Which paths a task may name: absolute ones without detours, and none on which the system itself lives. */
final class CleanPath {

    private static final Set<String> THE_SYSTEMS = Set.of(
            "bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "libx32", "proc", "run", "sbin", "sys", "usr",
            "root");
    private static final Set<String> NOT_THEMSELVES = Set.of(
            "/home",
            "/media",
            "/mnt",
            "/opt",
            "/srv",
            "/tmp",
            "/var",
            "/var/lib",
            "/var/log",
            "/var/cache",
            "/var/tmp");
    private static final Set<String> OTHERS_FOLDERS = Set.of(
            "/var/lib/glusterd", "/var/lib/brickyard", "/var/lib/dpkg", "/var/lib/apt", "/var/log", "/var/cache");

    private static final int LONGEST = 1000;

    private CleanPath() {}

    static void check(BrickPath path) {
        String text = path.value();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a path of more than " + LONGEST + " characters");
        }
        String[] parts = text.substring(1).split("/", -1);
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException("'" + text + "' is not written in its plain form");
            }
        }
        boolean theirs = THE_SYSTEMS.contains(parts[0])
                || NOT_THEMSELVES.contains(text)
                || OTHERS_FOLDERS.stream().anyMatch(folder -> text.equals(folder) || text.startsWith(folder + "/"));
        if (theirs) {
            throw new IllegalArgumentException(
                    "'" + text + "' belongs to the system; bricks lie in folders of their own, such as /bricks/b1");
        }
    }
}
