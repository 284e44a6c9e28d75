package io.brickyard.agent.journal;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The journal could not do what was asked of it. */
public final class JournalFailure extends RuntimeException {

    private final boolean diskFull;

    public JournalFailure(String message, boolean diskFull, @Nullable Throwable cause) {
        super(message, cause);
        this.diskFull = diskFull;
    }

    static JournalFailure of(String doing, SQLException cause) {
        return new JournalFailure("cannot " + doing + ": " + cause.getMessage(), full(cause), cause);
    }

    static JournalFailure of(String doing, IOException cause) {
        // Java has no type of its own for ENOSPC and EDQUOT.
        String text = String.valueOf(cause.getMessage());
        boolean full = text.contains("No space left") || text.contains("quota exceeded");
        return new JournalFailure("cannot " + doing + ": " + cause, full, cause);
    }

    /** Whether it may go well once there is room again. */
    public boolean diskFull() {
        return diskFull;
    }

    /** Whether the database itself is beyond use. */
    static boolean damaged(SQLException cause) {
        int code = primary(cause);
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private static boolean full(SQLException cause) {
        // The shared index of the write-ahead log is the one file whose growth fails with a code of its own.
        return primary(cause) == SQLiteErrorCode.SQLITE_FULL.code
                || cause instanceof SQLiteException failure
                        && failure.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
    }

    private static int primary(SQLException cause) {
        int code = cause instanceof SQLiteException failure ? failure.getResultCode().code : cause.getErrorCode();
        return code & 0xff;
    }
}
