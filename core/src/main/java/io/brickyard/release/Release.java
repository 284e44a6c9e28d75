package io.brickyard.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The version of this build, as the build wrote it into a resource: what every program of Brickyard says of itself.
 *
 * @param date of the build, as {@code 2026-01-31}
 */
public record Release(String number, String date) {

    public static Release ofThisBuild() {
        try (InputStream resource = Release.class.getResourceAsStream("version.txt")) {
            if (resource == null) {
                return new Release("unknown", "1970-01-01");
            }
            String[] lines = new String(resource.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            return new Release(lines[0], lines[1].substring(0, "2026-01-31".length()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
