package io.brickyard.agent.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The database, and its one connection that writes. Not safe for use by many threads.
 *
 * <p>Rows are keyed by their sequence numbers, and everything is looked for by ranges of these. The table {@code span} tells
 * for each {@link Rows#SPAN} numbers the times of receipt among them, which turns a range of time into one of numbers, however
 * the clock was set; unlike an index by time it costs a write hardly anything.
 */
final class Database implements AutoCloseable {

    /** How large the write-ahead log grows, by and large, before the one who writes has to clear it. */
    static final long WAL_BYTES = 64L << 20;

    static final String FILE = "journal.db";

    private static final int PAGE = 4096;
    private static final int APPLICATION = 0x42726a31; // "Brj1"

    /** In this order: the log's mode writes the first page, and the page size and vacuuming are settled with it. */
    private static final List<String> WRITING = List.of(
            "page_size = " + PAGE,
            "auto_vacuum = INCREMENTAL",
            "journal_mode = WAL",
            "synchronous = FULL",
            "journal_size_limit = " + WAL_BYTES,
            "wal_autocheckpoint = " + WAL_BYTES / PAGE);

    private static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE IF NOT EXISTS event (
                sequence INTEGER PRIMARY KEY, epoch INTEGER NOT NULL,
                happened INTEGER NOT NULL, received INTEGER NOT NULL, reporter TEXT NOT NULL,
                type TEXT NOT NULL, category TEXT NOT NULL, severity INTEGER NOT NULL,
                node TEXT, volume TEXT, brick TEXT,
                fact TEXT NOT NULL, compat TEXT, normalised TEXT NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS by_type ON event (type)",
            "CREATE INDEX IF NOT EXISTS by_volume ON event (volume) WHERE volume IS NOT NULL",
            """
            CREATE TABLE IF NOT EXISTS span (
                number INTEGER PRIMARY KEY, earliest INTEGER NOT NULL, latest INTEGER NOT NULL)""");

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement span;

    private Database(Connection connection) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement(Rows.INSERT);
        this.span = connection.prepareStatement("""
                INSERT INTO span (number, earliest, latest) VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE
                SET earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)""");
    }

    /** Makes it when it is not there. */
    static Database open(Path file) throws SQLException {
        Connection connection = connect(file, false);
        try {
            try (Statement statement = connection.createStatement()) {
                for (String sql : SCHEMA) {
                    statement.execute(sql);
                }
                statement.execute("PRAGMA application_id = " + APPLICATION);
            }
            Database database = new Database(connection);
            database.touch();
            return database;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection of the house's kind. */
    static Connection connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(10_000);
        config.setCacheSize(readOnly ? -1000 : -8000);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        if (!readOnly) {
            try (Statement statement = connection.createStatement()) {
                for (String pragma : WRITING) {
                    statement.execute("PRAGMA " + pragma);
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    /** Looks at each table and index from both ends, to notice damage early. */
    private void touch() throws SQLException {
        number("SELECT count(*) FROM (SELECT * FROM event ORDER BY sequence LIMIT 1)");
        number("SELECT count(*) FROM (SELECT * FROM event ORDER BY sequence DESC LIMIT 1)");
        number("SELECT count(*) FROM (SELECT min(type) FROM event)");
        number("SELECT count(*) FROM (SELECT max(type) FROM event)");
        number("SELECT count(*) FROM (SELECT max(number) FROM span)");
    }

    /** 0 when there is none. */
    long newest() throws SQLException {
        return number("SELECT ifnull(max(sequence), 0) FROM event");
    }

    /** All of them or none, durably when it returns. */
    void keep(List<Row> rows) throws SQLException {
        transaction(() -> {
            for (Row row : rows) {
                Rows.bind(insert, row);
                insert.executeUpdate();
            }
            keepSpans(rows);
        });
    }

    private void keepSpans(List<Row> rows) throws SQLException {
        long number = -1;
        long earliest = 0;
        long latest = 0;
        for (Row row : rows) {
            long received = Rows.micros(row.entry().received());
            long at = row.entry().sequence() / Rows.SPAN;
            if (at != number) {
                keepSpan(number, earliest, latest);
                number = at;
                earliest = received;
                latest = received;
            }
            earliest = Math.min(earliest, received);
            latest = Math.max(latest, received);
        }
        keepSpan(number, earliest, latest);
    }

    private void keepSpan(long number, long earliest, long latest) throws SQLException {
        if (number >= 0) {
            span.setLong(1, number);
            span.setLong(2, earliest);
            span.setLong(3, latest);
            span.executeUpdate();
        }
    }

    /** The newest of the oldest rows which were received before a time, without a later one among them; 0 for none. */
    long expired(Instant before) throws SQLException {
        long cutoff = Rows.micros(before);
        long span = number("SELECT number FROM span WHERE latest >= ? ORDER BY number LIMIT 1", cutoff);
        long kept = number(
                "SELECT sequence FROM event WHERE sequence >= ? AND received >= ? ORDER BY sequence LIMIT 1",
                span * Rows.SPAN,
                cutoff);
        return kept == 0 ? newest() : kept - 1;
    }

    /** Removes the oldest rows up to a sequence number, but not more than some. */
    Dropped drop(long upTo, int most, long keepFrom) throws SQLException {
        long last = number(
                "SELECT ifnull(max(sequence), 0) FROM (SELECT sequence FROM event WHERE sequence <= ? ORDER BY sequence"
                        + " LIMIT ?)",
                upTo,
                most);
        long undelivered = number("SELECT count(*) FROM event WHERE sequence BETWEEN ? AND ?", keepFrom, last);
        int[] dropped = {0};
        transaction(() -> {
            dropped[0] = update("DELETE FROM event WHERE sequence <= ?", last);
            update("DELETE FROM span WHERE number < ?", last / Rows.SPAN);
        });
        return new Dropped(dropped[0], undelivered);
    }

    /** Gives a little of what deleted rows left behind back to the file system. */
    void shrink() throws SQLException {
        execute("PRAGMA incremental_vacuum(256)");
    }

    /** Bytes in use, without the log and without what deleted rows left behind. */
    long used() throws SQLException {
        return (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * PAGE;
    }

    long unused() throws SQLException {
        return number("PRAGMA freelist_count") * PAGE;
    }

    /** The first number of a query's first row; 0 when there is none. */
    long number(String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    private int update(String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /**
     * Not by JDBC's means: a full disk makes SQLite end the transaction by itself, and the driver then goes on without one, each
     * row for itself.
     */
    private void transaction(Work work) throws SQLException {
        execute("BEGIN IMMEDIATE");
        try {
            work.run();
            execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            try {
                execute("ROLLBACK");
            } catch (SQLException _) {
                // SQLite has done it already. If not, the next one cannot begin.
            }
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql); // other than execute, it goes on to the end of a PRAGMA that has many steps
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    record Dropped(long rows, long undelivered) {}

    private interface Work {
        void run() throws SQLException;
    }
}
