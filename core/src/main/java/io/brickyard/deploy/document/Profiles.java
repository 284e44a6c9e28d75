package io.brickyard.deploy.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GlusterFS's groups of options, by name.
 *
 * <p>They are kept here because {@code gluster volume set V group G} reads a file of the node on which it is typed, and nodes with a
 * fresh state folder lack these files.
 */
public final class Profiles {

    private static final Map<String, Map<String, String>> ALL = read();

    private Profiles() {}

    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The options of a group; empty when there is no such group. */
    public static Map<String, String> options(String name) {
        return ALL.getOrDefault(name, Map.of());
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> groups = new LinkedHashMap<>();
        Map<String, String> group = Map.of();
        for (String line : Tables.lines("groups.txt")) {
            if (line.startsWith("[")) {
                group = new LinkedHashMap<>();
                groups.put(line.substring(1, line.length() - 1), Collections.unmodifiableMap(group));
            } else {
                int space = line.indexOf(' ');
                group.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        return Collections.unmodifiableMap(groups);
    }
}
