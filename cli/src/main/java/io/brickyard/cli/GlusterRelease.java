package io.brickyard.cli;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.CommandLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which release of GlusterFS is installed here, as {@code gluster --version} tells it without asking a glusterd. */
final class GlusterRelease {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String BEFORE = "glusterfs ";

    private GlusterRelease() {}

    /** Empty when the command is missing, slow, or says something else. */
    static Optional<String> installed(CommandLine gluster) {
        try {
            byte[] output =
                    gluster.run(List.of("--version"), Deadline.in(LIMIT)).output();
            return read(new String(output, StandardCharsets.UTF_8));
        } catch (GlusterdFailure untold) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(String text) {
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).strip();
        boolean told = line.startsWith(BEFORE) && line.length() > BEFORE.length();
        return told ? Optional.of(line.substring(BEFORE.length()).strip()) : Optional.empty();
    }
}
