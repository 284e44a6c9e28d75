package io.brickyard.cli;

import io.brickyard.agents.AgentClient.Parameter;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Words;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The options that say which events are meant, and what they are in the API. */
final class EventOptions {

    static final Option SINCE = Option.with(
            "since",
            "TIME",
            "From then on, by time of receipt: 2h for two hours ago, 2026-01-31, 2026-01-31T12:00:00Z");
    static final Option UNTIL = Option.with("until", "TIME", "Before then");
    static final Option TYPE = Option.with("type", "GLOB", "Only these types, for example 'VOLUME_*'")
            .repeated();
    static final Option CATEGORY =
            Option.with("category", "GLOB", "Only these categories").repeated();
    static final Option SEVERITY = Option.oneOf(
            "severity", "LEAST", Words.of("info", "warning", "error"), "info", "Only these and what is more severe");
    static final Option VOLUME = Option.with("volume", "GLOB", "Only about these volumes")
            .orShort('v')
            .repeated();
    static final Option NODE =
            Option.with("node", "GLOB", "Only about these nodes").repeated();
    static final Option FOLD =
            Option.flag("fold", "Show the same fact once, with the number of nodes that reported it");

    private static final int MOST = 1000;

    private EventOptions() {}

    /** Of type, category, severity, volume and node. */
    static List<Parameter> filter(Arguments arguments) {
        List<Parameter> query = new ArrayList<>();
        for (Option option : List.of(TYPE, CATEGORY, VOLUME, NODE)) {
            arguments.values(option).forEach(value -> query.add(new Parameter(option.name(), value)));
        }
        arguments
                .value(SEVERITY)
                .ifPresent(value -> query.add(new Parameter("severity", value.toUpperCase(Locale.ROOT))));
        return query;
    }

    /** Of the filter's options and since, until, fold. */
    static List<Parameter> query(Arguments arguments, Instant now) {
        List<Parameter> query = filter(arguments);
        for (Option option : List.of(SINCE, UNTIL)) {
            arguments
                    .value(option)
                    .ifPresent(text -> query.add(new Parameter(
                            option.name(), time(option.dashed(), text, now).toString())));
        }
        if (arguments.has(FOLD)) {
            query.add(new Parameter("folded", "true"));
        }
        return query;
    }

    /** A span of time before now, or a time of RFC 3339, or a day in UTC. */
    static Instant time(String option, String text, Instant now) {
        if (text.matches("[0-9]+(ms|s|m|h|d)")) {
            Duration ago = TimeSpan.parse(option, text);
            return now.minus(ago);
        }
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException other) {
            throw Refusal.usage(
                    option + " cannot be '" + text + "'",
                    "it takes how long ago (90s, 2h, 3d), a day in UTC, or a time with its zone",
                    "for example " + option + " 2h, or " + option + " 2026-01-31T12:00:00Z");
        }
    }

    static Option limit(String usual, String text) {
        return Option.with("limit", "COUNT", text).orShort('n').usually(usual);
    }

    static int count(Arguments arguments, Option limit, int usual) {
        String text = arguments.value(limit).orElse(Integer.toString(usual));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > MOST) {
            throw Refusal.usage(
                    limit.dashed() + " cannot be '" + text + "'",
                    "it takes a number up to " + MOST,
                    "for more take them page by page: --until with the time of the oldest one shown");
        }
        return Integer.parseInt(text);
    }
}
