package io.brickyard.agent.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Lets each class of a library say no more than a few lines a minute. Libraries warn of what strangers send, line by line, and
 * strangers may send without end; how many lines were left out is told with the first one of a later minute.
 */
final class Moderation extends TurboFilter {

    static final int MOST_LINES = 5;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Moderation.class);
    private static final String OWN = "io.brickyard";

    private final InstantSource clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    Moderation(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable cause) {
        boolean heard = level.isGreaterOrEqual(logger.getEffectiveLevel());
        // Without a format somebody only asks whether the level is enabled.
        if (!heard || format == null || logger.getName().startsWith(OWN)) {
            return FilterReply.NEUTRAL;
        }
        Window window = windows.computeIfAbsent(logger.getName(), _ -> new Window());
        long leftOut = window.ask(clock.millis());
        if (leftOut > 0) {
            LOG.warn("{} more lines of {} were left out", leftOut, logger.getName());
        }
        return leftOut < 0 ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static final class Window {
        private long begun;
        private int lines;
        private long leftOut;

        /** @return negative: not now; otherwise how many lines were left out before */
        synchronized long ask(long now) {
            if (lines == 0 || now - begun >= WINDOW.toMillis()) {
                begun = now;
                lines = 1;
                long before = leftOut;
                leftOut = 0;
                return before;
            }
            if (lines < MOST_LINES) {
                lines++;
                return 0;
            }
            leftOut++;
            return -1;
        }
    }
}
