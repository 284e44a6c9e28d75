package io.brickyard.cli;

import io.brickyard.health.Check;
import io.brickyard.health.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One mute as a line of a file: fields between tabs, so that a person can read it and no reader of a greater format is
 * loaded at start-up. Tabs, line feeds and backslashes inside a field are escaped with a backslash.
 */
final class MuteLine {

    private static final int FIELDS = 8;
    private static final String NOTHING = "-";

    private MuteLine() {}

    static String of(Mute mute) {
        return String.join(
                "\t",
                mute.subject().check().name(),
                escaped(mute.subject().target().orElse(NOTHING)),
                mute.since().toString(),
                mute.until().map(Instant::toString).orElse(NOTHING),
                mute.sticky() ? "sticky" : NOTHING,
                mute.baseline().severity().name(),
                Long.toString(mute.baseline().extent()),
                escaped(mute.comment()));
    }

    /** Empty when the line is damaged, or of a version of Brickyard that knows more than this one. */
    static Optional<Mute> parse(String line) {
        List<String> fields = fields(line);
        if (fields.size() != FIELDS || !(fields.get(4).equals("sticky") || fields.get(4).equals(NOTHING))) {
            return Optional.empty();
        }
        try {
            String target = fields.get(1);
            String until = fields.get(3);
            return Optional.of(new Mute(
                    new Mute.Subject(
                            Check.valueOf(fields.get(0)),
                            target.equals(NOTHING) ? Optional.empty() : Optional.of(target)),
                    Instant.parse(fields.get(2)),
                    until.equals(NOTHING) ? Optional.empty() : Optional.of(Instant.parse(until)),
                    fields.get(4).equals("sticky"),
                    new Mute.Baseline(Severity.valueOf(fields.get(5)), Long.parseLong(fields.get(6))),
                    fields.get(7)));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\\' && i + 1 < line.length()) {
                field.append(unescaped(line.charAt(++i)));
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> c;
        };
    }
}
