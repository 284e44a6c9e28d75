package io.brickyard.agent.journal;

import static io.brickyard.agent.journal.Samples.FORMS;
import static io.brickyard.agent.journal.Samples.NODE;
import static io.brickyard.agent.journal.Samples.NOW;
import static io.brickyard.agent.journal.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.events.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {

    @TempDir
    Path folder;

    @Test
    void whatWasAppendedIsThereAfterReopening() {
        long last;
        List<Entry> before;
        try (SqliteJournal journal = open()) {
            last = journal.append(List.of(event(1), event(2)));
            before = journal.after(0, 10);
        }
        try (SqliteJournal journal = open()) {
            assertThat(journal.after(0, 10)).isEqualTo(before).hasSize(2);
            assertThat(journal.last()).isEqualTo(last);
            assertThat(journal.first()).isEqualTo(last - 1);
            assertThat(journal.append(List.of(event(3)))).isEqualTo(last + 1);
        }
    }

    @Test
    void anEmptyJournalSaysSo() {
        try (SqliteJournal journal = open()) {
            assertThat(journal.last()).isZero();
            assertThat(journal.first()).isGreaterThan(journal.last());
            assertThat(journal.after(0, 10)).isEmpty();
            assertThat(journal.append(List.of())).isZero();
        }
    }

    @Test
    void anEntryIsFoundByItsId() {
        try (SqliteJournal journal = open()) {
            journal.append(List.of(event(1), event(2), event(3)));
            Entry wanted = journal.after(0, 10).get(1);
            assertThat(journal.find(wanted.id())).contains(wanted);
            assertThat(wanted.id()).hasSize(36).doesNotContain(".");
            assertThat(wanted.normalised()).contains(wanted.id());
            assertThat(journal.find("no id")).isEmpty();
            assertThat(journal.find(new EntryId(1, wanted.sequence()).toString()))
                    .isEmpty();
        }
    }

    @Test
    void idsSurviveTheirText() {
        for (long sequence : new long[] {1, 1_795_262_034_123L, EntryId.LARGEST_SEQUENCE}) {
            EntryId id = new EntryId(EntryId.newEpoch(NODE), sequence);
            assertThat(EntryId.parse(id.toString())).contains(id);
        }
        assertThat(EntryId.newEpoch(NODE)).isNotEqualTo(EntryId.newEpoch(NODE));
    }

    @Test
    void manyAppendersShareCommitsAndKeepTheirOwnOrder() throws Exception {
        int appenders = 16;
        int each = 100;
        try (SqliteJournal journal = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Long>>> tasks = new ArrayList<>();
            for (int a = 0; a < appenders; a++) {
                long from = a * 1000L;
                tasks.add(() -> LongStream.range(from, from + each)
                        .mapToObj(marker -> journal.append(List.of(event(marker))))
                        .toList());
            }
            Set<Long> given = new HashSet<>();
            for (Future<List<Long>> sequences : threads.invokeAll(tasks)) {
                assertThat(sequences.get()).isSorted();
                given.addAll(sequences.get());
            }
            assertThat(given).hasSize(appenders * each);
            assertThat(journal.after(0, 10_000))
                    .extracting(Entry::sequence)
                    .containsExactlyInAnyOrderElementsOf(given)
                    .isSorted();
        }
    }

    @Test
    void theEndIsReadFromMemoryAsFromTheDatabase() {
        try (SqliteJournal journal = open()) {
            for (int i = 0; i < 20; i++) {
                journal.append(LongStream.range(i * 500L, i * 500L + 500)
                        .mapToObj(Samples::event)
                        .toList());
            }
            List<Long> all = new ArrayList<>();
            for (long at = 0; at < journal.last(); ) {
                List<Entry> entries = journal.after(at, 333);
                entries.forEach(entry -> all.add(Samples.marker(entry)));
                at = entries.getLast().sequence();
            }
            assertThat(all)
                    .containsExactlyElementsOf(
                            LongStream.range(0, 10_000).boxed().toList());
        }
    }

    @Test
    void whoWaitsIsWokenByAnAppend() throws Exception {
        try (SqliteJournal journal = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long last = journal.append(List.of(event(1)));
            assertThat(journal.awaitAfter(last, Duration.ofMillis(1))).isFalse();
            Future<Boolean> waiting = threads.submit(() -> journal.awaitAfter(last, Duration.ofSeconds(20)));
            journal.append(List.of(event(2)));
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void anEventThatCannotBeWrittenDownFailsAlone() {
        EntryForms choosy = new EntryForms() {
            @Override
            public String normalised(Event event, String id) {
                if (Samples.marker(event) == 13) {
                    throw new IllegalStateException("thirteen");
                }
                return FORMS.normalised(event, id);
            }

            @Override
            public String fact(Event event) {
                return FORMS.fact(event);
            }
        };
        try (SqliteJournal journal = SqliteJournal.open(folder, NODE, Retention.USUAL, clock(NOW), choosy)) {
            assertThatThrownBy(() -> journal.append(List.of(event(12), event(13))))
                    .hasMessage("thirteen");
            journal.append(List.of(event(14)));
            assertThat(journal.after(0, 10)).extracting(Samples::marker).containsExactly(14L);
        }
    }

    @Test
    void hostileTextAndTimesAreKept() {
        try (SqliteJournal journal = open()) {
            journal.append(List.of(event("A\u0000B\uD800'; DROP TABLE event; --", 1, Instant.MAX)));
            journal.append(List.of(event("", 2, Instant.MIN)));
        }
        try (SqliteJournal journal = open()) {
            assertThat(journal.after(0, 10)).extracting(Samples::marker).containsExactly(1L, 2L);
            assertThat(journal.after(0, 10).getFirst().type())
                    .startsWith("A\u0000B")
                    .endsWith("--");
        }
    }

    @Test
    void theClockMayBeSetBack() {
        try (SqliteJournal journal = open(NOW)) {
            journal.append(List.of(event("A", 1, NOW)));
        }
        Instant earlier = NOW.minus(Duration.ofDays(3));
        try (SqliteJournal journal = open(earlier)) {
            journal.append(List.of(event("B", 2, earlier)));
            journal.tidy();
            assertThat(journal.after(0, 10)).extracting(Samples::marker).containsExactly(1L, 2L);
        }
    }

    @Test
    void aSecondOneOnTheSameFolderIsRefused() {
        try (SqliteJournal _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(JournalFailure.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        open().close();
    }

    @Test
    void aClosedOneRefuses() {
        SqliteJournal journal = open();
        journal.close();
        assertThatThrownBy(() -> journal.append(List.of(event(1))))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining("closed");
        journal.close();
    }

    @Test
    void aFolderThatCannotBeMadeIsAClearFailure() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> SqliteJournal.open(file, NODE, Retention.USUAL, clock(NOW), FORMS))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining(file.toString());
    }

    private SqliteJournal open() {
        return open(NOW);
    }

    private SqliteJournal open(Instant now) {
        return SqliteJournal.open(folder, NODE, Retention.USUAL, clock(now), FORMS);
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
