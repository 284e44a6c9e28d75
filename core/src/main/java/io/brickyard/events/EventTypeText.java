package io.brickyard.events;

import io.brickyard.events.EventType.Attribute;
import java.util.List;
import java.util.Locale;

/** Kinds of events as a person reads them, in a terminal and in docs/events-types.md. */
public final class EventTypeText {
    private static final int SHORTEST_GAP = 2;

    /** One line for each kind, in columns. */
    public static String list(List<EventType> types) {
        int names = width(types.stream().map(EventType::name).toList());
        int categories = width(types.stream().map(EventType::category).toList());
        StringBuilder text = new StringBuilder();
        for (EventType type : types) {
            text.append(pad(type.name(), names))
                    .append(pad(number(type), 4))
                    .append(pad(type.severity().name(), 9))
                    .append(pad(type.category(), categories))
                    .append(type.meaning())
                    .append('\n');
        }
        return text.toString();
    }

    /** All that is known of a kind. */
    public static String page(EventType type) {
        StringBuilder text = new StringBuilder();
        text.append(type.name()).append("\n  ").append(type.meaning()).append("\n\n");
        text.append("  number    ").append(number(type)).append('\n');
        text.append("  severity  ").append(type.severity()).append('\n');
        text.append("  category  ").append(type.category()).append('\n');
        text.append("  sent by   ").append(sender(type)).append('\n');
        if (!type.attributes().isEmpty()) {
            text.append("\n  attributes\n");
            int names = width(type.attributes().stream().map(Attribute::name).toList());
            for (Attribute attribute : type.attributes()) {
                text.append("    ")
                        .append(pad(attribute.name(), names))
                        .append(pad(kind(attribute), 9))
                        .append(attribute.meaning())
                        .append(wire(attribute))
                        .append('\n');
            }
        }
        if (!type.notes().isEmpty()) {
            text.append("\n  notes\n");
            type.notes().forEach(note -> text.append("    ").append(note).append('\n'));
        }
        return text.toString();
    }

    /** The whole catalogue as Markdown. */
    public static String markdown(Catalogue catalogue) {
        StringBuilder text = new StringBuilder("""
                # Kinds of events

                Every event has one of these types. Webhooks and `brickyard events` name them so. This page is made from the
                catalogue in the sources; do not edit it. The same text: `brickyard events types [NAME]`.

                Attributes are those of the normalised form; "sent as" tells the name on the wire, and in the compat form, where
                that is another one. Numbers are those of GlusterFS 3.10 to 11.1. In GlusterFS 3.9 number 78 is
                `BRICKS_START_FAILED`, and everything else from there on is one higher.
                A datagram that fits none of these becomes an `UNKNOWN_EVENT`, with its number if it has one.

                What was not certain about an event is in `flaws` of the normalised form:

                | flaw | meaning |
                |---|---|
                | `TRUNCATED` | the datagram was too long; its end is missing |
                | `INVALID_TEXT` | bytes that are no UTF-8 were replaced |
                | `NULL_VALUE` | GlusterFS sent `(null)` where a value should be; the attribute is absent, or was found in glusterd's files |
                | `AMBIGUOUS` | a value contains a separator, or the time cannot be; the parts are the likeliest reading |
                | `UNKNOWN_TYPE` | the number is in no catalogue that we know |
                | `UNCONFIRMED` | GlusterFS sends this also when nothing happened, and glusterd's files do not bear it out |
                """);
        section(text, "From the agents", catalogue, Origin.BRICKYARD);
        section(text, "From GlusterFS", catalogue, Origin.GLUSTERFS);
        return text.toString();
    }

    private static void section(StringBuilder text, String title, Catalogue catalogue, Origin origin) {
        text.append("\n## ")
                .append(title)
                .append("\n\n| type | number | severity | category | what |\n|---|---|---|---|---|\n");
        List<EventType> types = catalogue.types().stream()
                .filter(type -> type.origin() == origin)
                .toList();
        for (EventType type : types) {
            text.append("| [%s](#%s) | %s | %s | %s | %s |\n"
                    .formatted(
                            type.name(),
                            type.name().toLowerCase(Locale.ROOT),
                            number(type),
                            type.severity(),
                            type.category(),
                            type.meaning()));
        }
        types.forEach(type -> entry(text, type));
    }

    private static void entry(StringBuilder text, EventType type) {
        text.append("\n### ")
                .append(type.name())
                .append("\n\n")
                .append(type.meaning())
                .append('\n');
        if (!type.attributes().isEmpty()) {
            text.append('\n');
        }
        for (Attribute attribute : type.attributes()) {
            text.append("- `%s` (%s): %s%s\n"
                    .formatted(attribute.name(), kind(attribute), attribute.meaning(), wire(attribute)));
        }
        type.notes().forEach(note -> text.append('\n').append(note).append('\n'));
    }

    private static String number(EventType type) {
        return type.number().isPresent() ? Integer.toString(type.number().getAsInt()) : "-";
    }

    private static String sender(EventType type) {
        return switch (type.origin()) {
            case GLUSTERFS -> "GlusterFS";
            case BRICKYARD -> "the agents";
        };
    }

    private static String kind(Attribute attribute) {
        return attribute.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String wire(Attribute attribute) {
        return attribute.wireNames().isEmpty()
                ? ""
                : " (sent as \"" + String.join("\" or \"", attribute.wireNames()) + "\")";
    }

    private static int width(List<String> cells) {
        return SHORTEST_GAP + cells.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(Math.max(1, width - cell.length()));
    }

    private EventTypeText() {}
}
