package io.brickyard.agent.config;

import java.nio.file.Path;

/**
 * What is logged.
 *
 * @param events where every event goes that the original daemon would have published, in its format
 */
public record LogSettings(Level level, Path events) {

    public enum Level {
        ERROR,
        WARNING,
        INFO,
        DEBUG
    }

    static LogSettings read(Section section) {
        return new LogSettings(
                section.value("level", Level.INFO, Reading.oneOf(Level.class)),
                section.value("events", Path.of("/var/log/glusterfs/events.log"), Reading::path));
    }

    void write(Document document) {
        document.value("level", level);
        document.value("events", events);
    }
}
