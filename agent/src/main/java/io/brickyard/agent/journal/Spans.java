package io.brickyard.agent.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The table {@code span}: for each {@link Rows#SPAN} sequence numbers the times of receipt among them, which turns a range of time
 * into one of numbers, however the clock was set; unlike an index by time it costs a write hardly anything.
 */
final class Spans {

    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS span (
                number INTEGER PRIMARY KEY, earliest INTEGER NOT NULL, latest INTEGER NOT NULL)""";

    private final Session session;
    private final PreparedStatement keep;

    Spans(Session session) throws SQLException {
        this.session = session;
        keep = session.connection().prepareStatement("""
                INSERT INTO span (number, earliest, latest) VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE
                SET earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)""");
    }

    /** In the caller's transaction. */
    void keep(List<Row> rows) throws SQLException {
        long number = -1;
        long earliest = 0;
        long latest = 0;
        for (Row row : rows) {
            long received = Rows.micros(row.entry().received());
            long at = row.entry().sequence() / Rows.SPAN;
            if (at != number) {
                keep(number, earliest, latest);
                number = at;
                earliest = received;
                latest = received;
            }
            earliest = Math.min(earliest, received);
            latest = Math.max(latest, received);
        }
        keep(number, earliest, latest);
    }

    private void keep(long number, long earliest, long latest) throws SQLException {
        if (number >= 0) {
            keep.setLong(1, number);
            keep.setLong(2, earliest);
            keep.setLong(3, latest);
            keep.executeUpdate();
        }
    }

    /** The lowest sequence number of the first span that holds a row which was received then or later. */
    long firstSince(long micros) throws SQLException {
        return session.number("SELECT number FROM span WHERE latest >= ? ORDER BY number LIMIT 1", micros) * Rows.SPAN;
    }

    /** Those that end before a row; in the caller's transaction. */
    void dropBefore(long sequence) throws SQLException {
        session.update("DELETE FROM span WHERE number < ?", sequence / Rows.SPAN);
    }
}
