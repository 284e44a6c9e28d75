package io.brickyard.cli;

import io.brickyard.health.Check;
import io.brickyard.health.Mute;
import io.brickyard.health.Severity;
import io.brickyard.health.Target;
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

    private static final int FIELDS = 9;
    private static final String STICKY = "sticky";
    private static final String NOTHING = "-";

    private MuteLine() {}

    static String of(NotedMute noted) {
        Mute mute = noted.mute();
        return String.join(
                "\t",
                mute.check().name(),
                escaped(mute.target().map(Target::toString).orElse(NOTHING)),
                noted.since().toString(),
                mute.until().map(Instant::toString).orElse(NOTHING),
                mute.sticky() ? STICKY : NOTHING,
                mute.level().severity().name(),
                Integer.toString(mute.level().targets()),
                Long.toString(mute.level().extent()),
                escaped(noted.comment()));
    }

    /** Empty when the line is damaged, or of a version of Brickyard that knows more than this one. */
    static Optional<NotedMute> parse(String line) {
        List<String> fields = fields(line);
        if (fields.size() != FIELDS
                || !(fields.get(4).equals(STICKY) || fields.get(4).equals(NOTHING))) {
            return Optional.empty();
        }
        try {
            Mute.Level level = new Mute.Level(
                    Severity.valueOf(fields.get(5)), Integer.parseInt(fields.get(6)), Long.parseLong(fields.get(7)));
            Mute mute = new Mute(
                    Check.valueOf(fields.get(0)),
                    given(fields.get(1)).map(Target::parse),
                    given(fields.get(3)).map(Instant::parse),
                    fields.get(4).equals(STICKY),
                    level);
            return Optional.of(new NotedMute(mute, Instant.parse(fields.get(2)), fields.get(8)));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<String> given(String field) {
        return field.equals(NOTHING) ? Optional.empty() : Optional.of(field);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
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
