package io.brickyard.health.offence;

import io.brickyard.survey.Surveyor;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;

/** Breaks one rule per line. */
final class OffendingHelper {

    private final Surveyor surveyor;

    OffendingHelper(Surveyor surveyor) {
        this.surveyor = surveyor;
    }

    String offend() throws IOException {
        try (Socket socket = new Socket()) {
            Process process = new ProcessBuilder("true").start();
            return surveyor + " " + socket + process + Instant.now();
        }
    }
}
