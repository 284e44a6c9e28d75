package io.brickyard.cli.show;

import io.brickyard.health.Capacity;
import io.brickyard.pool.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Numbers and times in words, made without formatters: their first use would dominate the time of a status report. */
final class Figures {

    private Figures() {}

    /** {@code 1 brick}, {@code 2 bricks}. */
    static String count(long count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
    }

    /** {@code 84 ms}, {@code 2 s}, {@code 2.6 s}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        long tenths = (millis + 50) / 100;
        return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
    }

    /** {@code 12%}; of nothing is nothing. */
    /** A time in its largest unit and the next, for people: {@code 14 min}, {@code 3 h 5 min}, {@code 2 d 4 h}. */
    static String elapsed(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 24 ? two(hours, "h", minutes % 60, "min") : two(hours / 24, "d", hours % 24, "h");
    }

    private static String two(long large, String unit, long small, String smaller) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
    }

    static String percent(long part, long whole) {
        return (whole <= 0 ? 0 : Math.round(100.0 * part / whole)) + "%";
    }

    /** {@code 12% of 1.46 TiB}. */
    static String used(Capacity.Known known) {
        return percent(known.used().count(), known.total().count()) + " of "
                + known.total().forPeople();
    }

    static String used(Bytes total, Bytes free) {
        return percent(Math.max(0, total.count() - free.count()), total.count());
    }

    /** RFC 3339 in UTC with milliseconds, always of the same length: {@code 2026-11-20T17:46:14.732Z}. */
    static String utc(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(24).append(time.toLocalDate()).append('T');
        padded(out, time.getHour(), 2).append(':');
        padded(out, time.getMinute(), 2).append(':');
        padded(out, time.getSecond(), 2).append('.');
        return padded(out, time.getNano() / 1_000_000, 3).append('Z').toString();
    }

    static StringBuilder padded(StringBuilder out, int number, int digits) {
        String text = Integer.toString(number);
        for (int i = text.length(); i < digits; i++) {
            out.append('0');
        }
        return out.append(text);
    }
}
