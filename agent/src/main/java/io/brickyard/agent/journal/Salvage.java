package io.brickyard.agent.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Puts a damaged database aside and takes its readable rows over, newest first: what is undelivered is among the newest. Where
 * a stretch cannot be read, ever shorter ones are tried, then ever longer leaps over it; so a damaged page costs the rows in it
 * and few others. Ends after {@link #SECONDS}, because nothing is taken in meanwhile.
 */
final class Salvage {

    static final long SECONDS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final String ASIDE = "damaged-";
    private static final int STRETCH = 512;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final String DESCENDING = "< ? ORDER BY sequence DESC";
    private static final String ASCENDING = "> ? ORDER BY sequence";

    private final Connection from;
    private final Database to;
    private final long deadline = System.nanoTime() + SECONDS * 1_000_000_000;

    private Salvage(Connection from, Database to) {
        this.from = from;
        this.to = to;
    }

    /** Renames it, with its log. */
    static Path putAside(Path file, Instant now) throws IOException {
        Path aside = file.resolveSibling(ASIDE + STAMP.format(now) + ".db");
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(ASIDE + STAMP.format(now) + "-" + i + ".db");
        }
        Files.move(file, aside);
        moveIfThere(beside(file, "-wal"), beside(aside, "-wal"));
        Files.deleteIfExists(beside(file, "-shm")); // SQLite makes it again from the log
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return aside;
    }

    /** Removes databases that were put aside before some time, but for the newest one: somebody may still want to look at it. */
    static void forget(Path folder, Instant before) {
        List<Path> aside = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ASIDE + "*.db")) {
            found.forEach(aside::add);
            aside.sort(null);
            for (Path file : aside.subList(0, Math.max(0, aside.size() - 1))) {
                if (file.getFileName().toString().compareTo(ASIDE + STAMP.format(before)) < 0) {
                    Files.deleteIfExists(beside(file, "-wal"));
                    Files.deleteIfExists(file);
                    LOG.info("removed the damaged database {}", file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("damaged databases cannot be removed: {}", e.toString());
        }
    }

    /** How many rows could be read. */
    static long copy(Path aside, Database to) {
        SQLiteConfig plain = new SQLiteConfig(); // further settings would need a whole database
        plain.setReadOnly(true);
        try (Connection from = plain.createConnection("jdbc:sqlite:" + aside)) {
            try (Statement statement = from.createStatement()) {
                // Else a database that was cut off is not read at all.
                statement.executeUpdate("PRAGMA writable_schema = ON");
            }
            return new Salvage(from, to).run();
        } catch (SQLException e) {
            LOG.warn("nothing more can be read from {}: {}", aside, e.getMessage());
            return 0;
        }
    }

    private long run() throws SQLException {
        try {
            rows(DESCENDING, Long.MAX_VALUE, 1);
        } catch (SQLException _) {
            return upwards();
        }
        return downwards();
    }

    private long downwards() throws SQLException {
        long saved = 0;
        long before = Long.MAX_VALUE;
        int stretch = STRETCH;
        long leap = 1;
        while (before > 0 && System.nanoTime() < deadline) {
            try {
                List<Row> rows = rows(DESCENDING, before, stretch);
                if (rows.isEmpty()) {
                    break;
                }
                to.keep(rows.reversed());
                saved += rows.size();
                before = rows.getLast().entry().sequence();
                stretch = Math.min(STRETCH, stretch * 2);
                leap = 1;
            } catch (SQLException e) {
                if (!passable(e)) {
                    throw e;
                }
                before -= stretch == 1 ? leap : 0;
                leap *= stretch == 1 ? 2 : 1;
                stretch = Math.max(1, stretch / 2);
            }
        }
        return saved;
    }

    /** When the newest cannot be read, there is no place to leap from: then the oldest, until the first damage. */
    private long upwards() throws SQLException {
        long saved = 0;
        long after = 0;
        int stretch = STRETCH;
        while (stretch > 0 && System.nanoTime() < deadline) {
            try {
                List<Row> rows = rows(ASCENDING, after, stretch);
                if (rows.isEmpty()) {
                    break;
                }
                to.keep(rows);
                saved += rows.size();
                after = rows.getLast().entry().sequence();
            } catch (SQLException e) {
                if (!passable(e)) {
                    throw e;
                }
                stretch /= 2;
            }
        }
        return saved;
    }

    /** A row that is read from a damaged page may lack values that every row has, or have another's number. */
    private static boolean passable(SQLException e) {
        return JournalFailure.damaged(e)
                || e instanceof SQLiteException failure
                        && (failure.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }

    private List<Row> rows(String which, long from, int most) throws SQLException {
        try (PreparedStatement statement = this.from.prepareStatement(
                "SELECT " + Rows.COLUMNS + " FROM event WHERE sequence " + which + " LIMIT ?")) {
            statement.setLong(1, from);
            statement.setInt(2, most);
            try (ResultSet result = statement.executeQuery()) {
                return Rows.all(result);
            }
        }
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
