package io.brickyard.agent.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database with all its connections. Whoever writes holds {@link #turn}. When SQLite finds the database damaged, it is put
 * aside and a fresh one made of what can still be read, and what was asked for is tried once more.
 */
final class Store implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int READERS = 3;
    private static final int SEARCHERS = 2;

    final ReentrantLock turn = new ReentrantLock();

    private final Path folder;
    private final Path file;
    private final Clock clock;
    private final Connections readers;
    private final Readers threads = new Readers("journal-reader", READERS);
    /** Apart from those who deliver: who asks for much must not hold these up. */
    private final Connections searchers;

    private final Readers searching = new Readers("journal-search", SEARCHERS);
    private final Connections checkpoints;

    private final AtomicLong drops = new AtomicLong();

    private Database database; // changed only in turn, like the next one
    private boolean broken;
    private volatile Optional<Recovery> recovery = Optional.empty();

    private Store(Path folder, Clock clock) throws SQLException, IOException {
        this.folder = folder;
        this.file = folder.resolve(Database.FILE);
        this.clock = clock;
        this.readers = new Connections(file, READERS, true);
        this.searchers = new Connections(file, SEARCHERS, true);
        this.checkpoints = new Connections(file, 1, false);
        this.database = opened();
    }

    static Store open(Path folder, Clock clock) throws IOException {
        try {
            return new Store(folder, clock);
        } catch (SQLException e) {
            throw JournalFailure.of("open the journal " + folder, e);
        }
    }

    private Database opened() throws SQLException, IOException {
        try {
            return Database.open(file);
        } catch (SQLException e) {
            if (!JournalFailure.damaged(e)) {
                throw e;
            }
            return renewed(e);
        }
    }

    /** Where the database lies, and damaged ones that were put aside. */
    Path folder() {
        return folder;
    }

    Optional<Recovery> recovery() {
        return recovery;
    }

    /** All of them or none. */
    void keep(List<Row> rows) {
        inTurn("keep events", database -> {
            database.keep(rows);
            return rows;
        });
    }

    <T> T inTurn(String doing, Work<T> work) {
        turn.lock();
        try {
            try {
                if (broken) {
                    database = opened();
                    broken = false;
                }
                return work.on(database);
            } catch (SQLException e) {
                if (!JournalFailure.damaged(e)) {
                    throw e;
                }
                renew(e);
                return work.on(database);
            }
        } catch (SQLException e) {
            throw JournalFailure.of(doing, e);
        } catch (IOException e) {
            throw JournalFailure.of(doing, e);
        } finally {
            turn.unlock();
        }
    }

    /** Reads a little, for who delivers. */
    <T> T read(String doing, Connections.Use<T> reading) {
        return read(doing, () -> threads.read(() -> readers.use(reading)));
    }

    /**
     * Reads what may be much, apart from who delivers.
     *
     * @throws SearchTooLong when the time is over before it is done
     */
    <T> T search(String doing, Duration longest, Connections.Use<T> reading) {
        TimeLimit limit = new TimeLimit(longest);
        return read(doing, () -> searching.read(() -> searchers.use(connection -> limit.hold(connection, reading))));
    }

    private <T> T read(String doing, Readers.Reading<T> reading) {
        Optional<Recovery> before = recovery;
        try {
            try {
                return reading.read();
            } catch (SQLException e) {
                if (!JournalFailure.damaged(e)) {
                    throw e;
                }
                renewUnlessSince(before, e);
                return reading.read();
            }
        } catch (SQLException e) {
            throw JournalFailure.of(doing, e);
        }
    }

    /** Removes the oldest rows up to a sequence number, but not more than some. */
    Database.Dropped drop(long upTo, int most, long keepFrom) {
        Database.Dropped dropped = inTurn("remove old events", database -> database.drop(upTo, most, keepFrom));
        drops.incrementAndGet();
        return dropped;
    }

    /** How often entries were removed. */
    long drops() {
        return drops.get();
    }

    /** Takes what is in the log over into the database, without hindering anybody. */
    void checkpoint() {
        try {
            checkpoints.use(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
                }
            });
        } catch (SQLException e) {
            // It is tried again; who writes next meets the same trouble, and is told.
            LOG.debug("no checkpoint: {}", e.getMessage());
        }
    }

    private void renewUnlessSince(Optional<Recovery> before, SQLException reason) throws SQLException {
        turn.lock();
        try {
            if (recovery.equals(before)) {
                renew(reason);
            }
        } finally {
            turn.unlock();
        }
    }

    private void renew(SQLException reason) throws SQLException {
        broken = true; // and stays so when no fresh one can be made, of a full disk for example
        try {
            closeConnections();
        } catch (SQLException e) {
            LOG.debug("closing a damaged database: {}", e.getMessage());
        }
        try {
            database = renewed(reason);
            broken = false;
        } catch (IOException e) {
            throw JournalFailure.of("put the damaged database " + file + " aside", e);
        }
    }

    private Database renewed(SQLException reason) throws SQLException, IOException {
        Instant now = clock.instant();
        LOG.error("journal damaged file={} reason=\"{}\"", file, reason.getMessage());
        Path aside = Salvage.putAside(file, now);
        Database fresh = Database.open(file);
        long saved = Salvage.copy(aside, fresh);
        String text = String.valueOf(reason.getMessage());
        recovery = Optional.of(new Recovery(now, aside, saved, text));
        LOG.error("journal begun anew saved={} damaged-one={}", saved, aside);
        return fresh;
    }

    private void closeConnections() throws SQLException {
        try (Database _ = database;
                checkpoints;
                searchers) {
            readers.close();
        }
    }

    @Override
    public void close() {
        try (threads;
                searching) {
            closeConnections();
        } catch (SQLException e) {
            throw JournalFailure.of("close the journal", e);
        }
    }

    interface Work<T> {
        T on(Database database) throws SQLException;
    }
}
