package io.brickyard.agent.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;

/**
 * Ends what runs on a connection when its time is over, wherever SQLite is with it; the connection can be used again. The
 * time begins with this object, so what has waited long for its turn has less left.
 */
final class TimeLimit {

    /** SQLite's own steps from one look at the clock to the next; about a tenth of a millisecond. */
    private static final int STEPS = 10_000;

    private final Duration limit;
    private final long begin = System.nanoTime();

    TimeLimit(Duration limit) {
        this.limit = limit;
    }

    <T> T hold(Connection connection, Connections.Use<T> use) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return over() ? 1 : 0;
            }
        });
        try {
            return use.of(connection);
        } catch (SQLException e) {
            if (over() && (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
                throw new SearchTooLong(limit);
            }
            throw e;
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    private boolean over() {
        return System.nanoTime() - begin > limit.toNanos();
    }
}
