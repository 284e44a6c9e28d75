package io.brickyard.agent.api;

import io.brickyard.events.Severity;
import io.brickyard.webhooks.EventFilter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Reads the values of a query; what is none of the allowed ones is a problem, never a guess. */
final class Asked {

    private Asked() {}

    static EventFilter filter(Call call) {
        return new EventFilter(
                call.parameters("type"),
                call.parameters("category"),
                call.parameter("severity").map(Asked::severity).orElse(Severity.INFO),
                call.parameters("volume"),
                call.parameters("node"));
    }

    private static Severity severity(String text) {
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(text.toUpperCase(Locale.ROOT))) {
                return severity;
            }
        }
        throw refused("severity", text, "it takes INFO, WARNING or ERROR");
    }

    static Optional<Instant> time(Call call, String name) {
        return call.parameter(name).map(text -> time(name, text));
    }

    static Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException other) {
            throw refused(name, text, "it takes a time like 2026-01-31T12:00:00Z");
        }
    }

    static int count(Call call, String name, int usual, int most) {
        long count = number(call, name).orElse((long) usual);
        if (count < 0 || count > most) {
            throw refused(name, Long.toString(count), "it takes 0 to " + most);
        }
        return (int) count;
    }

    static Optional<Long> number(Call call, String name) {
        return call.parameter(name).map(text -> number(name, text));
    }

    static long number(String name, String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException other) {
            // Told below, like a negative number.
        }
        throw refused(name, text, "it takes a whole number that is not negative");
    }

    static boolean flag(Call call, String name) {
        String text = call.parameter(name).orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, text, "it takes true or false");
        };
    }

    static Format format(Call call) {
        String text = call.parameter("format").orElse("normalised");
        return switch (text) {
            case "normalised" -> Format.NORMALISED;
            case "compat" -> Format.COMPAT;
            default -> throw refused("format", text, "it takes normalised or compat");
        };
    }

    /** In which form events are told. */
    enum Format {
        NORMALISED,
        COMPAT
    }

    private static Problem refused(String name, String text, String why) {
        return Problem.invalid(name + " cannot be " + Problem.quoted(text), why, "send one of these, or leave it out");
    }
}
