package io.brickyard.agent.journal;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the system's own for virtual threads that want to read the database. SQLite is native code: while it runs for a
 * virtual thread, no other has that one's carrier, and there are but as many carriers as processors. So a few readers could
 * hold up all deliveries. The threads end when they have nothing to do.
 */
final class Readers implements AutoCloseable {

    private final ExecutorService threads;

    Readers(String name, int most) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most,
                most,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    <T> T read(Reading<T> reading) throws SQLException {
        if (!Thread.currentThread().isVirtual()) {
            return reading.read();
        }
        try {
            return CompletableFuture.supplyAsync(() -> wrapped(reading), threads)
                    .join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case SQLException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        } catch (RejectedExecutionException e) {
            throw new JournalFailure("the journal is closed", false, e);
        }
    }

    private static <T> T wrapped(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    interface Reading<T> {
        T read() throws SQLException;
    }
}
