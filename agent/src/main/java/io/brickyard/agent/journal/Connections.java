package io.brickyard.agent.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A few connections to a database, opened when first needed. A reader sees the database as of one moment and never waits for
 * the one who writes, nor does that one for it.
 */
final class Connections implements AutoCloseable {

    private final Path file;
    private final int most;
    private final boolean readOnly;
    private final Semaphore places;
    private final Deque<Connection> idle = new ArrayDeque<>();

    Connections(Path file, int most, boolean readOnly) {
        this.file = file;
        this.most = most;
        this.readOnly = readOnly;
        this.places = new Semaphore(most, true);
    }

    <T> T use(Use<T> use) throws SQLException {
        places.acquireUninterruptibly();
        try {
            Connection connection = take();
            try {
                return use.of(connection);
            } finally {
                giveBack(connection);
            }
        } finally {
            places.release();
        }
    }

    private Connection take() throws SQLException {
        @Nullable Connection connection;
        synchronized (idle) {
            connection = idle.poll();
        }
        return connection == null ? Database.connect(file, readOnly) : connection;
    }

    private void giveBack(Connection connection) {
        synchronized (idle) {
            idle.push(connection);
        }
    }

    /** Waits for those in use; who comes later gets fresh connections. */
    @Override
    public void close() throws SQLException {
        places.acquireUninterruptibly(most);
        try {
            synchronized (idle) {
                for (Connection connection : idle) {
                    connection.close();
                }
                idle.clear();
            }
        } finally {
            places.release(most);
        }
    }

    interface Use<T> {
        T of(Connection connection) throws SQLException;
    }
}
