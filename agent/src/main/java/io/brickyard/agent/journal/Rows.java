package io.brickyard.agent.journal;

import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a row lies in the table {@code event}. Times are microseconds since 1970. */
final class Rows {

    /** Sequence numbers to a row of the table {@code span}. */
    static final long SPAN = 1024;

    static final String COLUMNS =
            "sequence, epoch, happened, received, reporter, type, category, severity, node, volume,"
                    + " brick, fact, compat, normalised";

    static final String INSERT =
            "INSERT INTO event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    private Rows() {}

    static void bind(PreparedStatement insert, Row row) throws SQLException {
        Entry entry = row.entry();
        insert.setLong(1, entry.sequence());
        insert.setLong(2, row.epoch());
        insert.setLong(3, micros(entry.happened()));
        insert.setLong(4, micros(entry.received()));
        insert.setString(5, row.reporter());
        insert.setString(6, entry.type());
        insert.setString(7, entry.category());
        insert.setInt(8, level(entry.severity()));
        insert.setString(9, entry.subject().node().orElse(null));
        insert.setString(10, entry.subject().volume().orElse(null));
        insert.setString(11, entry.subject().brick().orElse(null));
        insert.setString(12, entry.fact());
        insert.setString(13, entry.compat().orElse(null));
        insert.setString(14, entry.normalised());
    }

    static List<Row> all(ResultSet result) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(row(result));
        }
        return rows;
    }

    static Row row(ResultSet result) throws SQLException {
        long sequence = result.getLong(1);
        long epoch = result.getLong(2);
        Entry entry = new Entry(
                sequence,
                new EntryId(epoch, sequence).toString(),
                instant(result.getLong(3)),
                instant(result.getLong(4)),
                result.getString(6),
                result.getString(7),
                severity(result.getInt(8)),
                new Subject(text(result, 9), text(result, 10), text(result, 11)),
                result.getString(12),
                text(result, 13),
                result.getString(14),
                1);
        return new Row(entry, epoch, result.getString(5));
    }

    /** Times come from the network: one that is out of reach becomes the nearest that is not. */
    static long micros(Instant time) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (DateTimeException | ArithmeticException _) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** By name and not by position, so that the enum may change. */
    static int level(Severity severity) {
        return switch (severity) {
            case INFO -> 0;
            case WARNING -> 1;
            case ERROR -> 2;
        };
    }

    private static Severity severity(int level) {
        return SEVERITIES.stream().filter(s -> level(s) == level).findFirst().orElse(Severity.INFO);
    }

    private static Optional<String> text(ResultSet result, int column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }
}
