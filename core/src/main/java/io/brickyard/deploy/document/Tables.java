package io.brickyard.deploy.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables that are part of this program; nothing else in this package reads anything. */
final class Tables {

    private Tables() {}

    /** A table's lines, without comments. */
    static List<String> lines(String name) {
        return text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    static String text(String name) {
        try (InputStream table = Tables.class.getResourceAsStream(name)) {
            if (table == null) {
                throw new IllegalStateException("not part of this program: " + name);
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
