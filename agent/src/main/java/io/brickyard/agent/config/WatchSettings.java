package io.brickyard.agent.config;

import java.time.Duration;

/**
 * Whether and how the agent looks at its pool.
 *
 * @param enabled false: only what GlusterFS itself says is told
 * @param interval between two glances; a hint makes it look at once
 */
public record WatchSettings(boolean enabled, Duration interval) {

    static WatchSettings read(Section section) {
        return new WatchSettings(
                section.value("enabled", true, Reading::flag),
                section.value("interval", Duration.ofSeconds(5), Reading.time(Duration.ofSeconds(1))));
    }

    void write(Document document) {
        document.value("enabled", enabled);
        document.value("interval", interval);
    }
}
