package io.brickyard.agent.journal;

import io.brickyard.agent.journal.Journal.Query;
import io.brickyard.events.Severity;
import io.brickyard.webhooks.EventFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what a query asks for, newest first, and never by looking at the whole table when there is a time or a type to go by:
 * the times become a range of sequence numbers, by the table {@code span}; the type names with their wildcards become the
 * types that there are, and for each of them the index is followed downwards, all of them merged. So the first row is there
 * after a few pages, and nothing is sorted.
 */
final class Search {

    /** Beyond so many types, to look at every row of the range is no slower. */
    private static final int MOST_ARMS = 24;

    /** Else the host of the brick. */
    private static final String NODE = "upper(coalesce(node, CASE WHEN instr(brick, ':/') > 0"
            + " THEN substr(brick, 1, instr(brick, ':/') - 1) ELSE brick END))";

    private final Connection connection;
    private final Query query;
    private final List<Object> values = new ArrayList<>();

    Search(Connection connection, Query query) {
        this.connection = connection;
        this.query = query;
    }

    static List<Entry> run(Connection connection, Query query) throws SQLException {
        return new Search(connection, query).run();
    }

    private List<Entry> run() throws SQLException {
        Optional<Range> range = range();
        List<String> types = query.filter().types().isEmpty() ? List.of() : types();
        if (range.isEmpty() || types.isEmpty() && !query.filter().types().isEmpty()) {
            return List.of();
        }
        String sql = sql(range.get(), types);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                return query.folded() ? Folding.page(result, query) : page(result);
            }
        }
    }

    private static List<Entry> page(ResultSet result) throws SQLException {
        return Rows.all(result).stream().map(Row::entry).toList();
    }

    /** Makes the statement, and collects its values. */
    String sql(Range range, List<String> types) {
        List<String> arms = new ArrayList<>();
        if (types.isEmpty() || types.size() > MOST_ARMS) {
            arms.add(arm(range, ""));
        } else {
            for (String type : types) {
                values.add(type);
                arms.add(arm(range, "type = ? AND "));
            }
        }
        String sql = String.join(" UNION ALL ", arms) + " ORDER BY sequence DESC";
        if (query.folded()) {
            return sql;
        }
        values.add(query.most());
        values.add(query.offset());
        return sql + " LIMIT ? OFFSET ?";
    }

    private String arm(Range range, String type) {
        StringBuilder sql = new StringBuilder("SELECT " + Rows.COLUMNS + " FROM event WHERE ")
                .append(type)
                .append("sequence BETWEEN ? AND ?");
        values.add(range.from());
        values.add(range.to());
        EventFilter filter = query.filter();
        // The unary plus keeps these conditions from choosing an index.
        query.since().ifPresent(since -> condition(sql, "+received >= ?", Rows.micros(since)));
        query.until().ifPresent(until -> condition(sql, "+received < ?", Rows.micros(until)));
        if (filter.atLeast() != Severity.INFO) {
            condition(sql, "severity >= ?", Rows.level(filter.atLeast()));
        }
        if (type.isEmpty()) {
            anyOf(sql, "upper(type)", upper(filter.types()));
        }
        anyOf(sql, "upper(category)", upper(filter.categories()));
        anyOf(sql, "volume", filter.volumes());
        anyOf(sql, NODE, upper(filter.nodes()));
        return sql.toString();
    }

    private void condition(StringBuilder sql, String condition, Object value) {
        sql.append(" AND ").append(condition);
        values.add(value);
    }

    private void anyOf(StringBuilder sql, String column, List<String> patterns) {
        if (patterns.isEmpty()) {
            return;
        }
        List<String> conditions = new ArrayList<>();
        for (String pattern : patterns) {
            conditions.add(column + (isPattern(pattern) ? " GLOB ?" : " = ?"));
            values.add(isPattern(pattern) ? glob(pattern) : pattern);
        }
        sql.append(" AND (").append(String.join(" OR ", conditions)).append(')');
    }

    /** As a filter of webhooks does, it minds the case of volumes' names only. */
    private static List<String> upper(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.toUpperCase(Locale.ROOT))
                .toList();
    }

    private static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** In SQLite's GLOB, unlike in ours, a bracket begins a set of characters. */
    private static String glob(String pattern) {
        return pattern.replace("[", "[[]");
    }

    /** The sequence numbers among which all events of the time are; empty when there are none. */
    Optional<Range> range() throws SQLException {
        if (query.since().isEmpty() && query.until().isEmpty()) {
            return Optional.of(new Range(0, EntryId.LARGEST_SEQUENCE));
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT min(number), max(number), count(*) FROM span WHERE latest >= ? AND earliest < ?")) {
            statement.setLong(1, query.since().map(Rows::micros).orElse(Long.MIN_VALUE));
            statement.setLong(2, query.until().map(Rows::micros).orElse(Long.MAX_VALUE));
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getLong(3) > 0
                        ? Optional.of(
                                new Range(result.getLong(1) * Rows.SPAN, result.getLong(2) * Rows.SPAN + Rows.SPAN - 1))
                        : Optional.empty();
            }
        }
    }

    /** The wanted types that there are; leaps from one to the next in the index. */
    private List<String> types() throws SQLException {
        StringBuilder sql = new StringBuilder("""
                WITH RECURSIVE held(type) AS (
                    SELECT min(type) FROM event UNION ALL
                    SELECT (SELECT min(type) FROM event WHERE type > held.type) FROM held WHERE held.type IS NOT NULL)
                SELECT type FROM held WHERE type IS NOT NULL""");
        anyOf(sql, "upper(type)", upper(query.filter().types()));
        List<String> types = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    types.add(result.getString(1));
                }
            }
        }
        values.clear();
        return types;
    }

    /** Both inclusive. */
    record Range(long from, long to) {}
}
