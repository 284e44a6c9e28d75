package io.brickyard.agent.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a damaged database aside and takes its readable rows over, newest first: what is undelivered is among the newest. Where
 * a stretch cannot be read, ever shorter ones are tried, then ever longer leaps over it; so a damaged page costs the rows in it
 * and few others. Ends after {@link #SECONDS}, because nothing is taken in meanwhile.
 */
final class Salvage {

    static final long SECONDS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final int STRETCH = 512;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Connection from;
    private final Database to;

    private Salvage(Connection from, Database to) {
        this.from = from;
        this.to = to;
    }

    /** Renames it, with its log. */
    static Path putAside(Path file, Instant now) throws IOException {
        Path aside = file.resolveSibling("damaged-" + STAMP.format(now) + ".db");
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling("damaged-" + STAMP.format(now) + "-" + i + ".db");
        }
        Files.move(file, aside);
        moveIfThere(beside(file, "-wal"), beside(aside, "-wal"));
        Files.deleteIfExists(beside(file, "-shm")); // SQLite makes it again from the log
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return aside;
    }

    /** How many rows could be read. */
    static long copy(Path aside, Database to) {
        try (Connection from = Database.connect(aside, true)) {
            return new Salvage(from, to).run();
        } catch (SQLException e) {
            LOG.warn("nothing more can be read from {}: {}", aside, e.getMessage());
            return 0;
        }
    }

    private long run() throws SQLException {
        long saved = 0;
        long before = Long.MAX_VALUE;
        int stretch = STRETCH;
        long leap = 1;
        long deadline = System.nanoTime() + SECONDS * 1_000_000_000;
        while (before > 0 && System.nanoTime() < deadline) {
            List<Row> rows;
            try {
                rows = rowsBefore(before, stretch);
            } catch (SQLException e) {
                if (before == Long.MAX_VALUE && stretch == 1) {
                    throw e; // not even the newest: there is no place to leap from
                }
                if (stretch > 1) {
                    stretch /= 2;
                } else {
                    before -= leap;
                    leap *= 2;
                }
                continue;
            }
            if (rows.isEmpty()) {
                break;
            }
            to.keep(rows.reversed());
            saved += rows.size();
            before = rows.getLast().entry().sequence();
            stretch = Math.min(STRETCH, stretch * 2);
            leap = 1;
        }
        return saved;
    }

    private List<Row> rowsBefore(long before, int most) throws SQLException {
        try (PreparedStatement statement = from.prepareStatement(
                "SELECT " + Rows.COLUMNS + " FROM event WHERE sequence < ? ORDER BY sequence DESC LIMIT ?")) {
            statement.setLong(1, before);
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
