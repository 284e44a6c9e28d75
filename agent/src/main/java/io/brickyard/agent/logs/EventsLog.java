package io.brickyard.agent.logs;

import io.brickyard.events.Event;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The original daemon's {@code events.log}: a line for each event that it would have published, as it writes it. The file is
 * opened for each batch, so whoever rotates it needs to tell nobody.
 */
public final class EventsLog {

    private static final Logger log = LoggerFactory.getLogger(EventsLog.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
    /** Where the original's own source logs them; some look for it. */
    private static final String PLACE = "] INFO [utils - 67:log_event] - ";

    private final Path file;
    private final Clock clock;
    private volatile boolean enabled = true;
    private boolean failing;

    public EventsLog(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    public void enable(boolean on) {
        enabled = on;
    }

    /** Of these events, those that the original daemon would post. */
    public void add(List<Event> events) {
        List<Event> published =
                events.stream().filter(event -> event.compat().isPresent()).toList();
        if (!enabled || published.isEmpty()) {
            return;
        }
        String time = TIME.format(LocalDateTime.now(clock));
        try (Writer writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (Event event : published) {
                writer.append('[')
                        .append(time)
                        .append(PLACE)
                        .append(PythonText.ofBody(event.compat().orElseThrow(), event.order()))
                        .append('\n');
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                log.warn("events are not logged to {}: {}", file, e.toString());
                failing = true;
            }
        }
    }
}
