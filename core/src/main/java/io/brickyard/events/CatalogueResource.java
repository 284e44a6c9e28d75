package io.brickyard.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lists of kinds of events that are part of this program; nothing else in this package reads anything. */
final class CatalogueResource {

    static List<String> lines(String name) {
        try (InputStream text = CatalogueResource.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException("not part of this program: " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CatalogueResource() {}
}
