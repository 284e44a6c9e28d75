package io.brickyard.cli.show;

import io.brickyard.cli.events.Json;
import io.brickyard.cli.events.KeptEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Events and their webhooks for people: an event is one line, which loses its end on a narrow terminal. */
public final class EventText {

    private static final int TYPE_WIDTH = 24;
    private static final int SUBJECT_WIDTH = 16;

    private EventText() {}

    /** Ends with a line break. */
    public static String line(KeptEvent event, Look look) {
        Page page = new Page(look);
        page.add(Tone.FAINT, second(event.head().time())).add(" ");
        Sign sign = sign(event.head().severity());
        page.add(sign);
        int column = page.column();
        page.fit(sign == Sign.QUIET ? Tone.PLAIN : sign.tone(), event.head().type());
        page.to(column + TYPE_WIDTH).add(" ");
        column = page.column();
        page.fit(Tone.STRONG, event.subject()).to(column + SUBJECT_WIDTH);
        page.fit(Tone.PLAIN, rest(event));
        return page.end().toString();
    }

    /** A time's text without its fraction of a second. */
    private static String second(String time) {
        int dot = time.indexOf('.');
        return dot > 0 ? time.substring(0, dot) + "Z" : time;
    }

    private static Sign sign(String severity) {
        return switch (severity) {
            case "INFO" -> Sign.QUIET;
            case "WARNING" -> Sign.WARNING;
            case "ERROR" -> Sign.BAD;
            default -> Sign.UNKNOWN;
        };
    }

    private static String rest(KeptEvent event) {
        StringBuilder text = new StringBuilder();
        event.attributes()
                .forEach((name, value) ->
                        text.append(' ').append(name).append('=').append(bare(value)));
        if (event.reports() > 1) {
            text.append(" (").append(event.reports()).append(" nodes)");
        }
        for (String flaw : event.flaws()) {
            text.append(" [")
                    .append(flaw.toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(']');
        }
        return text.toString();
    }

    private static String bare(String value) {
        return value.isEmpty() || value.contains(" ") ? "\"" + value + "\"" : value;
    }

    /** All that is known of one event. */
    public static String page(KeptEvent event, Json item, Look look) {
        Page page = new Page(look);
        Sign sign = sign(event.head().severity());
        page.add(sign).add(Tone.STRONG, event.head().type()).end();
        Json whole = item.member("event");
        for (String name : List.of("id", "time", "received", "reporter", "origin", "category", "severity")) {
            fact(page, name, whole.text(name));
        }
        fact(page, "sequence", Long.toString(event.sequence()));
        facts(page, whole.member("subject"));
        event.flaws().forEach(flaw -> fact(page, "doubt", flaw));
        page.end();
        facts(page, whole.member("attributes"));
        return page.toString();
    }

    private static void facts(Page page, Json object) {
        if (object instanceof Json.Members(Map<String, Json> members)) {
            members.forEach((name, value) -> fact(page, name, KeptEvent.shown(value)));
        }
    }

    private static void fact(Page page, String name, String value) {
        if (!value.isEmpty()) {
            page.to(2)
                    .add(Tone.FAINT, name)
                    .to(Math.max(18, page.column() + 1))
                    .add(value)
                    .end();
        }
    }

    public static String dead(List<Json> letters, Look look) {
        Table table = new Table(
                look,
                List.of(
                        Table.Column.left("EVENT", Table.Give.NEVER),
                        Table.Column.left("TYPE", Table.Give.END),
                        Table.Column.left("DIED", Table.Give.DROP),
                        Table.Column.left("WEBHOOK", Table.Give.MIDDLE),
                        Table.Column.left("REASON", Table.Give.END)));
        for (Json letter : letters) {
            table.row(List.of(
                    Table.Cell.of(letter.text("event")),
                    Table.Cell.of(letter.text("type")),
                    Table.Cell.faint(second(letter.text("died"))),
                    Table.Cell.of(letter.text("webhook")),
                    Table.Cell.of(letter.text("reason"))));
        }
        return printed(table, look);
    }

    public static String webhooks(List<Json> states, Look look) {
        Table table = new Table(
                look,
                List.of(
                        Table.Column.left("WEBHOOK", Table.Give.MIDDLE),
                        Table.Column.left("STATE", Table.Give.NEVER),
                        Table.Column.right("QUEUED", Table.Give.NEVER),
                        Table.Column.right("LAG", Table.Give.NEVER),
                        Table.Column.right("DELIVERED", Table.Give.DROP),
                        Table.Column.right("DEAD", Table.Give.NEVER),
                        Table.Column.left("LAST ERROR", Table.Give.END)));
        for (Json state : states) {
            String condition = state.text("condition");
            table.row(List.of(
                    Table.Cell.of(state.text("webhook")),
                    Table.Cell.of(condition(condition), words(condition), look),
                    Table.Cell.of(state.text("queued")),
                    Table.Cell.of(lag(state)),
                    Table.Cell.of(state.text("delivered")),
                    Table.Cell.of(state.text("dead")),
                    Table.Cell.of(state.text("lastError"))));
        }
        return printed(table, look);
    }

    private static String lag(Json state) {
        String seconds = state.text("lag");
        int dot = seconds.indexOf('.');
        return (dot < 0 ? seconds : seconds.substring(0, dot)) + " s";
    }

    private static Sign condition(String condition) {
        return switch (condition) {
            case "CLOSED" -> Sign.GOOD;
            case "FAILING", "HALF_OPEN" -> Sign.WARNING;
            case "OPEN" -> Sign.BAD;
            case "DISABLED" -> Sign.QUIET;
            default -> Sign.UNKNOWN;
        };
    }

    private static String words(String condition) {
        return switch (condition) {
            case "CLOSED" -> "delivering";
            case "FAILING" -> "failing";
            case "OPEN" -> "down";
            case "HALF_OPEN" -> "probed";
            case "DISABLED" -> "disabled";
            default -> condition;
        };
    }

    private static String printed(Table table, Look look) {
        Page page = new Page(look);
        table.print(page, 0);
        return page.toString();
    }
}
