package io.brickyard.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of {@code /etc/fstab}, fstab(5). A line of ours names its file system by UUID, as names of devices change, and has
 * {@code nofail}, so that a lost disk does not keep a node from starting.
 */
record FileSystemTable(List<String> lines) {

    FileSystemTable {
        lines = List.copyOf(lines);
    }

    static FileSystemTable parse(String text) {
        return new FileSystemTable(text.lines().toList());
    }

    /** What is to be mounted at a place, as its line names it. */
    Optional<String> at(String place) {
        for (String line : lines) {
            String[] fields = fields(line);
            if (fields.length > 1 && fields[1].equals(escaped(place))) {
                return Optional.of(fields[0]);
            }
        }
        return Optional.empty();
    }

    private static String[] fields(String line) {
        String stripped = line.strip();
        return stripped.startsWith("#") ? new String[0] : stripped.split("\\s+");
    }

    FileSystemTable with(String uuid, String place, String options) {
        List<String> more = new ArrayList<>(lines);
        more.add("UUID=" + uuid + " " + escaped(place) + " xfs " + options + ",nofail 0 0");
        return new FileSystemTable(more);
    }

    private static String escaped(String place) {
        return place.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011");
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
