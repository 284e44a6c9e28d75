package io.brickyard.agent.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Logs to standard error: to systemd's journal with its priority in front, which brings its own time; otherwise with the time.
 */
public final class Logging {

    private Logging() {}

    public static void begin(boolean toJournal) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Lines lines = new Lines(toJournal);
        lines.setContext(context);
        lines.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        ch.qos.logback.core.encoder.LayoutWrappingEncoder<ILoggingEvent> encoder =
                new ch.qos.logback.core.encoder.LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(lines);
        encoder.start();
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        root.setLevel(Level.WARN);
        context.addTurboFilter(new Moderation(InstantSource.system()));
        level("info");
    }

    /**
     * Of Brickyard's own lines; libraries are only heard when they warn.
     *
     * @param name in any case, one of ours or of Python's, which has more of them; what is neither means info
     */
    public static void level(String name) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("io.brickyard")
                .setLevel(
                        switch (name.toUpperCase(Locale.ROOT)) {
                            case "DEBUG", "NOTSET" -> Level.DEBUG;
                            case "WARNING", "WARN" -> Level.WARN;
                            case "ERROR", "CRITICAL", "FATAL" -> Level.ERROR;
                            default -> Level.INFO;
                        });
    }

    private static final class Lines extends LayoutBase<ILoggingEvent> {
        private final boolean toJournal;

        private Lines(boolean toJournal) {
            this.toJournal = toJournal;
        }

        @Override
        public String doLayout(ILoggingEvent event) {
            StringBuilder line = new StringBuilder(120);
            if (toJournal) {
                line.append('<').append(priority(event.getLevel())).append('>');
            } else {
                Instant time = Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.MILLIS);
                line.append(time).append(' ').append(event.getLevel()).append(' ');
            }
            harmless(event.getFormattedMessage(), line);
            line.append('\n');
            if (event.getThrowableProxy() != null) {
                line.append(ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            return line.toString();
        }

        /** What came from the network cannot begin a line of its own, nor do anything to a terminal. */
        private static void harmless(String text, StringBuilder line) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                line.append(Character.isISOControl(c) ? ' ' : c);
            }
        }

        /** As syslog counts. */
        private static int priority(Level level) {
            return switch (level.toInt()) {
                case Level.ERROR_INT -> 3;
                case Level.WARN_INT -> 4;
                case Level.INFO_INT -> 6;
                default -> 7;
            };
        }
    }
}
