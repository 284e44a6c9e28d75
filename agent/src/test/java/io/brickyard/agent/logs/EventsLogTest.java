package io.brickyard.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.Catalogue;
import io.brickyard.events.DatagramReader;
import io.brickyard.events.Event;
import io.brickyard.events.OwnEvents;
import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsLogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00.007Z"), ZoneOffset.UTC);
    private static final NodeId NODE = NodeId.parse("4bc5317e-3312-4e58-bd09-feb3c95613d3");
    private static final String TIME = "2026-11-21 10:00:00,007";

    private final Catalogue catalogue = Catalogue.load();
    private final DatagramReader reader = new DatagramReader(catalogue);

    @TempDir
    Path folder;

    @Test
    void everyLineIsAsTheOriginalDaemonWroteIt() throws Exception {
        Path file = folder.resolve("events.log");
        EventsLog log = new EventsLog(file, CLOCK);
        List<String[]> recorded = recorded();
        log.add(recorded.stream()
                .map(columns -> event(HexFormat.of().parseHex(columns[0])))
                .toList());

        assertThat(recorded).hasSizeGreaterThan(70);
        assertThat(Files.readAllLines(file))
                .containsExactlyElementsOf(recorded.stream()
                        .map(columns -> "[" + TIME + columns[1].substring(1 + TIME.length()))
                        .toList());
    }

    @Test
    void whatTheOriginalWouldNotPostAndWhatNobodyWantsIsNotWritten() throws Exception {
        Path file = folder.resolve("events.log");
        EventsLog log = new EventsLog(file, CLOCK);
        log.add(List.of(event("1795196915 19 (null)".getBytes(StandardCharsets.UTF_8))));
        log.enable(false);
        log.add(List.of(event("1795196915 0 host=ev3".getBytes(StandardCharsets.UTF_8))));

        assertThat(file).doesNotExist();
    }

    @Test
    void anEventOfTheAgentsOwnLooksLikeOneOfTheOriginals() throws Exception {
        Path file = folder.resolve("events.log");
        new EventsLog(file, CLOCK)
                .add(List.of(new OwnEvents(catalogue, NODE).eventsDropped(CLOCK.instant(), 7, "no room")));

        assertThat(Files.readString(file))
                .startsWith("[" + TIME + "] INFO [utils - 67:log_event] - {'nodeid': '" + NODE + "', 'ts': 1795255200, "
                        + "'event': 'EVENTS_DROPPED', 'message': {");
    }

    @Test
    void aFolderThatIsNotThereDisturbsNothing() {
        new EventsLog(folder.resolve("absent/events.log"), CLOCK)
                .add(List.of(event("1795196915 0 host=ev3".getBytes(StandardCharsets.UTF_8))));
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
                "{\"b\": {\"y\": 1}, \"a\": []}|{'b': {'y': 1}, 'a': []}",
                "{}|{}"
            })
    void valuesAreAsPythonPrintsThem(String json, String python) {
        assertThat(PythonText.of(json)).isEqualTo(python);
    }

    private Event event(byte[] datagram) {
        return reader.read(datagram, CLOCK.instant(), NODE).orElseThrow();
    }

    /** Datagrams, and what the original wrote for each. */
    private static List<String[]> recorded() throws IOException {
        try (InputStream lines =
                Objects.requireNonNull(EventsLogTest.class.getResourceAsStream("/recorded/events-log.tsv"))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .toList();
        }
    }
}
