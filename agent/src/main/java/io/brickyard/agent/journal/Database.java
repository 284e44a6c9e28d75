package io.brickyard.agent.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The database, and its one connection that writes. Not safe for use by many threads.
 *
 * <p>Rows are keyed by their sequence numbers, and everything is looked for by ranges of these; how a range of time becomes one
 * of numbers, {@link Spans} knows.
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
            Spans.SCHEMA);

    private final Session session;
    private final Spans spans;
    private final PreparedStatement insert;

    private Database(Session session) throws SQLException {
        this.session = session;
        this.spans = new Spans(session);
        this.insert = session.connection().prepareStatement(Rows.INSERT);
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
            Database database = new Database(new Session(connection));
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
        session.number("SELECT count(*) FROM (SELECT * FROM event ORDER BY sequence LIMIT 1)");
        session.number("SELECT count(*) FROM (SELECT * FROM event ORDER BY sequence DESC LIMIT 1)");
        session.number("SELECT count(*) FROM (SELECT min(type) FROM event)");
        session.number("SELECT count(*) FROM (SELECT max(type) FROM event)");
        session.number("SELECT count(*) FROM (SELECT max(number) FROM span)");
    }

    /** 0 when there is none. */
    long newest() throws SQLException {
        return session.number("SELECT ifnull(max(sequence), 0) FROM event");
    }

    /** All of them or none, durably when it returns. */
    void keep(List<Row> rows) throws SQLException {
        session.transaction(() -> {
            for (Row row : rows) {
                Rows.bind(insert, row);
                insert.executeUpdate();
            }
            spans.keep(rows);
        });
    }

    /** The newest of the oldest rows which were received before a time, without a later one among them; 0 for none. */
    long expired(Instant before) throws SQLException {
        long cutoff = Rows.micros(before);
        long kept = session.number(
                "SELECT sequence FROM event WHERE sequence >= ? AND received >= ? ORDER BY sequence LIMIT 1",
                spans.firstSince(cutoff),
                cutoff);
        return kept == 0 ? newest() : kept - 1;
    }

    /** Removes the oldest rows up to a sequence number, but not more than some. */
    Dropped drop(long upTo, int most, long keepFrom) throws SQLException {
        long last = session.number(
                "SELECT ifnull(max(sequence), 0) FROM (SELECT sequence FROM event WHERE sequence <= ? ORDER BY sequence"
                        + " LIMIT ?)",
                upTo,
                most);
        long undelivered = session.number("SELECT count(*) FROM event WHERE sequence BETWEEN ? AND ?", keepFrom, last);
        int[] dropped = {0};
        session.transaction(() -> {
            dropped[0] = session.update("DELETE FROM event WHERE sequence <= ?", last);
            spans.dropBefore(last);
        });
        return new Dropped(dropped[0], undelivered);
    }

    /** Gives a little of what deleted rows left behind back to the file system. */
    void shrink() throws SQLException {
        session.execute("PRAGMA incremental_vacuum(256)");
    }

    /** Bytes in use, without the log and without what deleted rows left behind. */
    long used() throws SQLException {
        return (session.number("PRAGMA page_count") - session.number("PRAGMA freelist_count")) * PAGE;
    }

    long unused() throws SQLException {
        return session.number("PRAGMA freelist_count") * PAGE;
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    record Dropped(long rows, long undelivered) {}
}
