package io.brickyard.cli;

import io.brickyard.cli.options.Refusal;
import java.time.Duration;
import java.util.Optional;

/** Spans of time as people type them: a number and one of ms, s, m, h, d; a bare number counts seconds. */
final class TimeSpan {

    /** Enough for any mute, and far from overflow. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private TimeSpan() {}

    /** @throws Refusal unless the text is a span of time between nothing and ten years */
    static Duration parse(String option, String text) {
        return read(text)
                .filter(span -> !span.isZero() && span.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> Refusal.usage(
                        option + " cannot be '" + text + "'",
                        "it takes a span of time above zero: a number and one of ms, s, m, h or d",
                        "for example " + option + " 90s"));
    }

    private static Optional<Duration> read(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 12) {
            return Optional.empty();
        }
        long count = Long.parseLong(text, 0, digits, 10);
        return switch (text.substring(digits)) {
            case "ms" -> Optional.of(Duration.ofMillis(count));
            case "", "s" -> Optional.of(Duration.ofSeconds(count));
            case "m" -> Optional.of(Duration.ofMinutes(count));
            case "h" -> Optional.of(Duration.ofHours(count));
            case "d" -> count > LONGEST.toDays() ? Optional.empty() : Optional.of(Duration.ofDays(count));
            default -> Optional.empty();
        };
    }

    /** The two greatest units, for example {@code 3h 20m}. */
    static String forPeople(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        long days = seconds / 86_400;
        long hours = seconds / 3600 % 24;
        long minutes = seconds / 60 % 60;
        if (days > 0) {
            return days + "d " + hours + "h";
        }
        if (hours > 0) {
            return hours + "h " + minutes + "m";
        }
        return minutes > 0 ? minutes + "m " + seconds % 60 + "s" : seconds + "s";
    }
}
