package io.brickyard.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StoreTest {

    private static final Duration LONG = Duration.ofDays(1);
    private static final String ENDLESS =
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getLong(1);
        }
    }

    @Test
    void whoDeliversReadsWhileAnyNumberOfSearchesRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.submit(() -> store.search("search", LONG, connection -> {
                    running.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    return 0;
                }));
            }
            running.await();
            long read = CompletableFuture.supplyAsync(
                            () -> store.read("deliver", connection -> number(connection, "SELECT 7")), threads)
                    .join();
            end.countDown();

            assertThat(read).isEqualTo(7);
        }
    }

    @Test
    void aSearchThatTakesTooLongIsEndedAndTheNextOneGoesWell() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() ->
                            store.search("search", Duration.ofMillis(1), connection -> number(connection, ENDLESS)))
                    .isInstanceOf(SearchTooLong.class);
        }

        assertThat(store.<Long>search("search", LONG, connection -> number(connection, "SELECT 7")))
                .isEqualTo(7);
    }
}
