package io.brickyard.agent.journal;

import static io.brickyard.agent.journal.Samples.FORMS;
import static io.brickyard.agent.journal.Samples.NODE;
import static io.brickyard.agent.journal.Samples.NOW;
import static io.brickyard.agent.journal.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.Event;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Retention AN_HOUR = new Retention(HOUR, 1L << 30);
    private static final Retention A_MEGABYTE = new Retention(HOUR, 1 << 20);

    @TempDir
    Path folder;

    @Test
    void whatIsTooOldGoes() {
        try (SqliteJournal journal = open(AN_HOUR, NOW.plus(HOUR))) {
            append(journal, 3000);
            journal.tidy();
            assertThat(journal.after(0, 10_000)).extracting(Samples::marker).startsWith(0L, 1L);
        }
        try (SqliteJournal journal = open(AN_HOUR, NOW.plus(HOUR).plusSeconds(2000))) {
            journal.tidy();
            assertThat(journal.after(0, 10_000))
                    .hasSize(1000)
                    .extracting(Samples::marker)
                    .startsWith(2000L, 2001L);
            assertThat(journal.first()).isEqualTo(journal.after(0, 1).getFirst().sequence());
        }
    }

    @Test
    void aJournalOfWhichAllWentStillKnowsItsLastNumber() {
        long last;
        try (SqliteJournal journal = open(AN_HOUR, NOW.plus(Duration.ofDays(1)))) {
            last = append(journal, 10);
            journal.tidy();
            assertThat(journal.first()).isGreaterThan(journal.last());
        }
        try (SqliteJournal journal = open(AN_HOUR, NOW)) {
            assertThat(journal.last()).isEqualTo(last);
            assertThat(journal.after(0, 10)).isEmpty();
            assertThat(journal.append(List.of(event(1)))).isEqualTo(last + 1);
        }
    }

    @Test
    void ageSparesWhatIsNotDelivered() {
        try (SqliteJournal journal = open(AN_HOUR, NOW.plus(Duration.ofDays(1)))) {
            long last = append(journal, 100);
            journal.keepFrom(() -> last - 9);
            journal.tidy();
            assertThat(journal.first()).isEqualTo(last - 9);
            assertThat(journal.droppedUndelivered()).isZero();
        }
    }

    @Test
    void sizeSparesNothingButTellsWhatWasNotDelivered() {
        long last;
        try (SqliteJournal journal = open(A_MEGABYTE, NOW)) {
            last = append(journal, 8000);
            journal.keepFrom(() -> last - 6999);
            journal.tidy();
            int kept = journal.after(0, 10_000).size();
            assertThat(journal.first()).isEqualTo(last - count(journal) + 1);
            assertThat(journal.droppedUndelivered())
                    .isEqualTo(7000 - count(journal))
                    .isPositive();
            assertThat(kept).isPositive();
        }
        assertThat(folder.resolve(Database.FILE).toFile().length()).isLessThan(3 << 20);
    }

    private static long count(SqliteJournal journal) {
        return journal.last() - journal.first() + 1;
    }

    private long append(SqliteJournal journal, int count) {
        long last = 0;
        for (int from = 0; from < count; from += 500) {
            List<Event> events = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + 500); i++) {
                events.add(event("A", i, NOW.plusSeconds(i)));
            }
            last = journal.append(events);
        }
        return last;
    }

    private SqliteJournal open(Retention retention, Instant now) {
        return SqliteJournal.open(folder, NODE, retention, Clock.fixed(now, ZoneOffset.UTC), FORMS);
    }
}
