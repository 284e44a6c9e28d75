package io.brickyard.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsLogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00.007Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void aLineIsAsTheOriginalDaemonWritesIt() throws Exception {
        Path file = folder.resolve("events.log");
        EventsLog log = new EventsLog(file, CLOCK);
        String body = "{\"event\": \"VOLUME_START\", \"message\": {\"force\": false, \"name\": \"t0\"}, \"ts\": 5}";
        log.add(List.of(body));
        log.enable(false);
        log.add(List.of(body));
        assertThat(Files.readAllLines(file))
                .containsExactly("[2026-11-21 10:00:00,007] INFO [utils - 67:log_event] - "
                        + "{'event': 'VOLUME_START', 'message': {'force': False, 'name': 't0'}, 'ts': 5}");
    }

    @Test
    void aFolderThatIsNotThereDisturbsNothing() {
        new EventsLog(folder.resolve("absent/events.log"), CLOCK).add(List.of("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[1, true, null]|[1, True, None]",
                "\"it's\"|\"it's\"",
                "\"it's \\\"so\\\"\"|'it\\'s \"so\"'",
                "\"a\\\\b\\n\\u0001\\u00fc\"|'a\\\\b\\n\\x01ü'",
                "{}|{}"
            })
    void valuesAreAsPythonPrintsThem(String json, String python) {
        assertThat(PythonText.of(json)).isEqualTo(python);
    }
}
