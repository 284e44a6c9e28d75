package io.brickyard.glusterd.state;

import io.brickyard.glusterd.GlusterdFailure;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The sections of a get-state file: {@code [Name]} and below it lines of {@code key: value}.
 *
 * <p>Lines of another form are skipped. A file without its last section was cut off while glusterd wrote it.
 */
record StateSections(Map<String, KeyGroup> sections) {
    private static final int LARGEST = 32 << 20;
    private static final int MOST_LINES = 2_000_000;
    private static final String LAST_LINE = "Base port";

    static StateSections parse(byte[] file) {
        if (file.length > LARGEST) {
            throw new GlusterdFailure.Unreadable("a get-state file of " + file.length + " bytes is too large");
        }
        String text = new String(file, StandardCharsets.UTF_8);
        Map<String, KeyGroup> sections = new HashMap<>();
        KeyGroup current = new KeyGroup();
        int lines = 0;
        for (int from = 0; from < text.length() && lines < MOST_LINES; lines++) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(from, end).strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                current = sections.computeIfAbsent(line, ignored -> new KeyGroup());
            } else {
                addTo(current, line);
            }
            from = end + 1;
        }
        StateSections parsed = new StateSections(sections);
        if (parsed.of("[Misc]").text(LAST_LINE).isEmpty()) {
            throw new GlusterdFailure.Unreadable(
                    "this is no whole get-state file: its section [Misc] with the base port" + " is missing after line "
                            + lines + ", byte " + file.length);
        }
        return parsed;
    }

    private static void addTo(KeyGroup group, String line) {
        int colon = line.indexOf(':');
        if (colon > 0) {
            group.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
    }

    /** The section with this heading; an empty one where the file has none. */
    KeyGroup of(String heading) {
        return sections.getOrDefault(heading, new KeyGroup());
    }
}
