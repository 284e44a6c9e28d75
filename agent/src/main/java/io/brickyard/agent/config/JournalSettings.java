package io.brickyard.agent.config;

import io.brickyard.pool.Bytes;
import java.time.Duration;

/** How long and how many events are kept: until either is exceeded. */
public record JournalSettings(Duration keepFor, Bytes keepAtMost) {

    static JournalSettings read(Section section) {
        return new JournalSettings(
                section.value("keep-for", Duration.ofDays(7), Reading.time(Duration.ofMinutes(1))),
                section.value("keep-at-most", new Bytes(1L << 30), Reading.size(16 << 20, 1L << 50)));
    }

    void write(Document document) {
        document.value("keep-for", keepFor);
        document.value("keep-at-most", keepAtMost);
    }
}
