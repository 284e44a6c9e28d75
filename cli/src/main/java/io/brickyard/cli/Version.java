package io.brickyard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build, as the build wrote it into a resource. */
record Version(String number, String date) {

    static Version ofThisBuild() {
        try (InputStream resource = Version.class.getResourceAsStream("version.txt")) {
            if (resource == null) {
                return new Version("unknown", "1970-01-01");
            }
            String[] lines = new String(resource.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            return new Version(lines[0], lines[1].substring(0, "2026-01-31".length()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String line() {
        return "brickyard " + ofThisBuild().number();
    }
}
