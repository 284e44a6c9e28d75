package io.brickyard.agent.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection that writes, and what is asked of it in a line of SQL. Not safe for use by many threads. */
record Session(Connection connection) implements AutoCloseable {

    /** The first number of a query's first row; 0 when there is none. */
    long number(String sql, long... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** How many rows it changed. */
    int update(String sql, long... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, long... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /**
     * Not by JDBC's means: a full disk makes SQLite end the transaction by itself, and the driver then goes on without one, each
     * row for itself.
     */
    void transaction(Work work) throws SQLException {
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

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql); // other than execute, it goes on to the end of a PRAGMA that has many steps
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    interface Work {
        void run() throws SQLException;
    }
}
