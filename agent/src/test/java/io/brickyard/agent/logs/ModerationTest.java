package io.brickyard.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ModerationTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    private final Moderation moderation = new Moderation(now::get);

    @Test
    void aLaterMinuteIsHeardAgainAndTellsWhatWasLeftOut() throws Exception {
        for (int i = 0; i < Moderation.MOST_LINES; i++) {
            assertThat(said("org.example.Library")).isEqualTo(FilterReply.NEUTRAL);
        }
        assertThat(said("org.example.Library")).isEqualTo(FilterReply.DENY);
        assertThat(said("org.example.Library")).isEqualTo(FilterReply.DENY);
        assertThat(said("org.example.Other")).isEqualTo(FilterReply.NEUTRAL);
        now.updateAndGet(time -> time.plus(Moderation.WINDOW));

        assertThat(HeardLog.of(() -> assertThat(said("org.example.Library")).isEqualTo(FilterReply.NEUTRAL)))
                .contains("2 more lines of org.example.Library were left out");
    }

    private FilterReply said(String name) {
        Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name);
        return moderation.decide(null, logger, Level.WARN, "something", null, null);
    }
}
