package io.brickyard.plan;

import io.brickyard.pool.BrickPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where on a node bricks may lie. The document is read by the same rules by which a node takes a task, so that no plan comes to a
 * step that its node would refuse.
 *
 * <p>What is said against a path follows the word "cannot": "lie in /etc, which is the system's".
 */
public final class PathRules {

    /** In characters. */
    public static final int LONGEST = 1000;

    private static final String GLUSTERD = "/var/lib/glusterd";
    private static final List<String> NO_DISKS = List.of("/proc", "/sys", "/dev", "/run");
    private static final List<String> THE_SYSTEMS = List.of(
            "/bin",
            "/boot",
            "/etc",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/sbin",
            "/usr",
            "/root",
            "/var/lib/brickyard",
            "/var/lib/dpkg",
            "/var/lib/apt",
            "/var/log",
            "/var/cache");
    private static final Set<String> SHARED =
            Set.of("/home", "/media", "/mnt", "/opt", "/srv", "/tmp", "/var", "/var/lib", "/var/tmp");

    private static final int LONGEST_DEVICE = 255;

    private PathRules() {}

    /** For a brick's folder, a place below which bricks are made, and a mount point. */
    public static Optional<String> againstBrick(BrickPath path) {
        String text = path.value();
        if (text.equals("/")) {
            return Optional.of("be the root of the file system");
        }
        if (lies(text, GLUSTERD) || lies(GLUSTERD, text)) {
            return Optional.of("lie in glusterd's own folder, nor around it");
        }
        return againstFolder(path)
                .or(() -> SHARED.contains(text)
                        ? Optional.of("be " + text + " itself, where others keep things too")
                        : Optional.empty());
    }

    /** For a folder that is made above a brick. */
    public static Optional<String> againstFolder(BrickPath path) {
        String text = path.value();
        return againstLooking(path)
                .or(() -> lies(text, GLUSTERD) ? Optional.of("lie in glusterd's own folder") : Optional.empty())
                .or(() -> in(text, NO_DISKS).map(folder -> "lie in " + folder + ", which is no disk"))
                .or(() -> in(text, THE_SYSTEMS).map(folder -> "lie in " + folder + ", which is the system's"));
    }

    /** For a folder that is only looked at: any is, if its path is written in its plain form. */
    public static Optional<String> againstLooking(BrickPath path) {
        String text = path.value();
        if (text.length() > LONGEST) {
            return Optional.of("have a path of more than " + LONGEST + " characters");
        }
        if (text.equals("/")) {
            return Optional.empty();
        }
        for (String part : text.substring(1).split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return Optional.of("have the path '" + text + "', which is not written in its plain form");
            }
        }
        return Optional.empty();
    }

    /** Whether it is the path of a device below {@code /dev}, without detours, of characters that stand for nothing else anywhere. */
    public static boolean isDevice(String path) {
        return path.startsWith("/dev/")
                && path.length() > "/dev/".length()
                && path.length() <= LONGEST_DEVICE
                && !path.endsWith("/")
                && !path.contains("//")
                && !path.contains("/./")
                && !path.contains("/..")
                && path.chars().allMatch(PathRules::isOfDevices);
    }

    private static boolean isOfDevices(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "/-._:+=@".indexOf(c) >= 0;
    }

    private static Optional<String> in(String path, List<String> folders) {
        return folders.stream().filter(folder -> lies(path, folder)).findFirst();
    }

    /** Whether a path is a folder or lies in it. */
    private static boolean lies(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
