package io.brickyard.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.junit.RealPool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The live view in a real terminal, which script(1) makes. */
@RealPool(nodes = 3, bricksPerNode = 12, shared = true)
class WatchTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String OTHER_SCREEN = "\u001b[?1049h";
    private static final String FIRST_SCREEN = "\u001b[?1049l";

    @Test
    void endsOnQAndGivesTheTerminalBackAsItWas(Lab lab) throws Exception {
        String session = "stty -g; " + String.join(" ", Brickyard.commandLine("status", "--watch", "1"))
                + "; echo \"ended with $?\"; stty -g";
        List<String> command =
                lab.nodes().getFirst().commandLine(List.of("script", "-q", "-e", "-c", session, "/dev/null"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream keys = process.getOutputStream()) {
            StringBuffer screen = new StringBuffer();
            Thread.ofVirtual().start(() -> read(process.getInputStream(), screen));
            lab.waitUntil("two looks are shown", LIMIT, () -> screen.indexOf("3/3") >= 0 && ticks(screen) >= 2);
            keys.write('q');
            keys.flush();
            lab.waitUntil("it has ended", LIMIT, () -> screen.indexOf("ended with") >= 0 && !process.isAlive());

            String modes = screen.substring(0, screen.indexOf("\r\n"));
            assertThat(modes).contains(":");
            assertThat(screen).contains(OTHER_SCREEN).contains("ended with 0");
            assertThat(screen.substring(screen.lastIndexOf(FIRST_SCREEN)))
                    .doesNotContain(OTHER_SCREEN)
                    .contains("\r\n" + modes + "\r\n");
        } finally {
            process.destroyForcibly();
        }
    }

    /** How often the age of what is shown was drawn anew. */
    private static long ticks(StringBuffer screen) {
        return screen.toString().split(" s old", -1).length - 1L;
    }

    private static void read(InputStream in, StringBuffer into) {
        byte[] some = new byte[4096];
        try {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                into.append(new String(some, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
