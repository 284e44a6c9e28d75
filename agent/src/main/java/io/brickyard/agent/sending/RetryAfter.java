package io.brickyard.agent.sending;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** The header by which a receiver asks to be left alone for a while: seconds, or a date (RFC 9110 section 10.2.3). */
final class RetryAfter {

    private static final Duration MOST = Duration.ofDays(365);

    static Optional<Duration> of(@Nullable Header header, Clock clock) {
        return header == null ? Optional.empty() : of(header.getValue(), clock);
    }

    static Optional<Duration> of(@Nullable String value, Clock clock) {
        String text = value == null ? "" : value.strip();
        if (text.matches("[0-9]+")) {
            return Optional.of(text.length() > 8 ? MOST : Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            Duration left = Duration.between(clock.instant(), date);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private RetryAfter() {}
}
