package io.brickyard.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whateverGoesWrongRetentionGoesOn() throws Exception {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        AtomicInteger asked = new AtomicInteger();
        try (Store store = Store.open(folder, clock)) {
            Upkeep upkeep = new Upkeep(store, Retention.USUAL, clock);
            upkeep.keepFrom(() -> {
                if (asked.incrementAndGet() == 1) {
                    throw new IllegalStateException("a defect of somebody else");
                }
                return 7;
            });

            upkeep.step(true);
            upkeep.step(true);
        }

        assertThat(asked).hasValue(2);
    }

    @Test
    void oldDamagedDatabasesGoButForTheNewest() throws IOException {
        Instant limit = NOW.minus(Duration.ofDays(7));
        for (String name : Set.of(
                "damaged-20261101-000000.db",
                "damaged-20261101-000000.db-wal",
                "damaged-20261102-000000.db",
                "damaged-20261120-000000.db",
                "journal.db")) {
            Files.createFile(folder.resolve(name));
        }

        Salvage.forget(folder, limit);
        assertThat(names()).containsExactly("damaged-20261120-000000.db", "journal.db");

        Salvage.forget(folder, NOW);
        assertThat(names()).as("the newest stays").containsExactly("damaged-20261120-000000.db", "journal.db");
    }

    private Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
