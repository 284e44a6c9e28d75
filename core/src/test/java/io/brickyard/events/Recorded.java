package io.brickyard.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A datagram of a real pool, and what the real daemon posted for it.
 *
 * @param known false when the daemon had nobody to post to
 */
record Recorded(String event, byte[] datagram, boolean known, Optional<String> body) {

    static List<Recorded> all() {
        try (InputStream lines = Objects.requireNonNull(
                Recorded.class.getResourceAsStream("/recorded/glusterfs-10.3/events/datagrams.tsv"))) {
            return new String(lines.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded of(String[] columns) {
        boolean posted = columns[2].startsWith("\"");
        return new Recorded(
                columns[0],
                text(columns[1]).getBytes(StandardCharsets.UTF_8),
                !columns[2].equals("unsent"),
                posted ? Optional.of(text(columns[2])) : Optional.empty());
    }

    /** The text of a JSON string. */
    static String text(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = quoted.charAt(++i);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(quoted.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }
}
