package io.brickyard.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text of {@code glusterd.vol}: one volume of lines {@code option NAME VALUE}; {@code #} begins a comment. */
final class Volfile {

    private Volfile() {}

    static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            String[] words = words(line);
            if (isOption(words)) {
                options.put(words[1], words[2]);
            }
        }
        return options;
    }

    /**
     * The text with these options; every other line, and every comment, is as it was.
     *
     * @throws IllegalArgumentException when it is no {@code glusterd.vol}
     */
    static String with(String text, Map<String, String> options) {
        Map<String, String> missing = new TreeMap<>(options);
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] words = words(line);
            String wanted = isOption(words) ? options.get(words[1]) : null;
            if (words.length > 0 && words[0].equals("end-volume")) {
                missing.forEach((name, value) -> lines.add("    option " + name + " " + value));
                missing.clear();
            }
            if (wanted == null) {
                lines.add(line);
            } else {
                missing.remove(words[1]);
                lines.add(words[2].equals(wanted) ? line : replaced(line, words[1], wanted));
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("it has no line 'end-volume'");
        }
        return String.join("\n", lines) + "\n";
    }

    /** Keeps how far the line is moved in, and a comment behind it. */
    private static String replaced(String line, String name, String value) {
        int comment = line.indexOf('#');
        String indent = line.substring(0, line.indexOf("option"));
        return indent + "option " + name + " " + value + (comment < 0 ? "" : " " + line.substring(comment));
    }

    private static boolean isOption(String[] words) {
        return words.length == 3 && words[0].equals("option");
    }

    private static String[] words(String line) {
        int comment = line.indexOf('#');
        String stripped = (comment < 0 ? line : line.substring(0, comment)).strip();
        return stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
    }
}
