package io.brickyard.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What {@code gluster-eventsapi config-set} has set for the original daemon, which the agent heeds too: the file of the
 * package, and over it the one that is the same on all nodes. What is wrong with a file is logged, and the usual holds.
 *
 * @param port to be listened on as well
 * @param logLevel in Python's words
 * @param eventsLog whether events are logged to a file
 */
public record OriginalSettings(Optional<Integer> port, Optional<String> logLevel, boolean eventsLog) {

    private static final Logger log = LoggerFactory.getLogger(OriginalSettings.class);
    private static final Path OF_PACKAGE = Path.of("/etc/glusterfs/eventsconfig.json");

    public static OriginalSettings read(Path workdir) {
        return read(List.of(OF_PACKAGE, file(workdir)));
    }

    /** Where they are, so that somebody can watch it. */
    public static Path file(Path workdir) {
        return workdir.resolve("events").resolve("config.json");
    }

    static OriginalSettings read(List<Path> files) {
        Map<String, String> values = new HashMap<>();
        for (Path file : files) {
            try {
                values.putAll(values(Files.readString(file)));
            } catch (NoSuchFileException e) {
                log.debug("no {}", file);
            } catch (IOException | JacksonException e) {
                log.warn("{} cannot be used: {}", file, e.getClass().getSimpleName());
            }
        }
        return new OriginalSettings(
                Optional.ofNullable(values.get("port"))
                        .filter(text -> text.matches("[1-9]\\d{0,4}"))
                        .map(Integer::valueOf)
                        .filter(port -> port <= 65_535),
                // 3.9 wrote it with a low line.
                Optional.ofNullable(values.getOrDefault("log-level", values.get("log_level"))),
                !"true".equals(values.get("disable-events-log")));
    }

    private static Map<String, String> values(String json) {
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return values;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                if (parser.nextToken().isStructStart()) {
                    parser.skipChildren();
                } else {
                    values.put(key, parser.getString());
                }
            }
        }
        return values;
    }
}
