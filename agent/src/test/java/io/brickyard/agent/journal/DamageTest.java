package io.brickyard.agent.journal;

import static io.brickyard.agent.journal.Samples.FORMS;
import static io.brickyard.agent.journal.Samples.NODE;
import static io.brickyard.agent.journal.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.brickyard.events.Event;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {

    @TempDir
    Path folder;

    @Test
    void aLogWithADamagedEndGivesWhatIsBeforeIt() throws IOException {
        Path copy = folder.resolve("copy");
        long last;
        try (SqliteJournal journal = open(folder.resolve("journal"))) {
            for (int i = 0; i < 10; i++) {
                journal.append(List.of(event(i)));
            }
            last = journal.last();
            copy(folder.resolve("journal"), copy);
        }
        Path log = copy.resolve("journal.db-wal");
        overwrite(log, Files.size(log) - 3000, 3000);
        try (SqliteJournal journal = open(copy)) {
            List<Long> kept = markers(journal);
            assertThat(kept).hasSizeBetween(1, 9).startsWith(0L).isSorted();
            assertThat(journal.append(List.of(event(99)))).isGreaterThan(last);
            assertThat(journal.recovered()).isEmpty();
        }
    }

    @Test
    void afterAKillItsEndIsTheNewestEntryThoughMoreNumbersAreReserved() throws Exception {
        Path copy = folder.resolve("copy");
        long last;
        try (SqliteJournal journal = open(folder.resolve("journal"))) {
            last = journal.append(List.of(event(1), event(2)));
            copy(folder.resolve("journal"), copy);
        }
        try (SqliteJournal journal = open(copy)) {
            assertThat(journal.last()).isEqualTo(last);
            assertThat(journal.after(last, 10)).isEmpty();
            assertThat(journal.awaitAfter(last, Duration.ofMillis(1)))
                    .as("who follows the end waits, and does not look again and again")
                    .isFalse();
            assertThat(journal.append(List.of(event(3)))).isGreaterThan(last + 1);
            assertThat(journal.after(last, 10)).hasSize(1);
        }
    }

    @Test
    void aDatabaseThatIsNoneAnyMoreIsPutAsideAndNumbersGoOn() throws IOException {
        long last = fill(100);
        overwrite(database(), 0, 8192);
        try (SqliteJournal journal = open(folder)) {
            Recovery recovery = journal.recovered().orElseThrow();
            assertThat(recovery.aside()).exists();
            assertThat(journal.append(List.of(event(1)))).isGreaterThan(last);
            assertThat(journal.last()).isGreaterThan(last);
        }
    }

    @Test
    void whatIsWholeInADamagedDatabaseIsTakenOver() throws IOException {
        long last = fill(5000);
        List<Entry> before;
        try (SqliteJournal journal = open(folder)) {
            before = journal.after(0, 5000);
        }
        overwrite(database(), Files.size(database()) / 2 / 4096 * 4096, 10 * 4096);
        try (SqliteJournal journal = open(folder)) {
            List<Entry> kept = journal.after(0, 5000);
            assertThat(journal.recovered().orElseThrow().saved()).isEqualTo(kept.size());
            assertThat(before).containsAll(kept);
            assertThat(kept).hasSizeGreaterThan(4000);
            assertThat(journal.append(List.of(event(1)))).isGreaterThan(last);
        }
    }

    @Test
    void aDatabaseCutInHalfLosesOnlyWhatWasCutOff() throws IOException {
        long last = fill(5000);
        try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        try (SqliteJournal journal = open(folder)) {
            assertThat(journal.append(List.of(event(1)))).isGreaterThan(last);
            assertThat(markers(journal)).hasSizeGreaterThan(1);
        }
    }

    @Test
    void numbersNeverRepeatWhenBothTheDatabaseAndItsMarkAreLost() throws IOException {
        long last = fill(100);
        Files.delete(database());
        Files.delete(folder.resolve("sequence"));
        try (SqliteJournal journal = open(folder)) {
            assertThat(journal.append(List.of(event(1)))).isGreaterThan(last);
        }
    }

    @Test
    void aFullDiskKeepsNothingByHalvesAndWorkGoesOnWhenThereIsRoom() throws Exception {
        Path small = mountedSmall();
        try (SqliteJournal journal = open(small.resolve("journal"))) {
            List<Event> group = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                group.add(event(i));
            }
            long kept = journal.append(group);
            long[] last = {kept};
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 200; i++) {
                            last[0] = journal.append(group);
                        }
                    })
                    .isInstanceOfSatisfying(JournalFailure.class, failure -> assertThat(failure.diskFull())
                            .as(failure.getMessage())
                            .isTrue());
            kept = last[0];
            assertThat(journal.last()).isEqualTo(kept);
            assertThat(journal.after(kept, 10)).isEmpty();
            run("mount", "-o", "remount,size=64m", small.toString());
            long more = journal.append(group);
            assertThat(more).isEqualTo(kept + 300);
            assertThat(journal.after(kept, 1000)).hasSize(300);
        } finally {
            run("umount", small.toString());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedClearly() throws Exception {
        Path small = mountedSmall();
        try {
            open(small).close();
            run("mount", "-o", "remount,ro", small.toString());
            assertThatThrownBy(() -> open(small))
                    .isInstanceOf(JournalFailure.class)
                    .hasMessageContaining(small.toString())
                    .hasMessageContaining("Read-only");
        } finally {
            run("umount", small.toString());
        }
    }

    private Path mountedSmall() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, to mount a small file system");
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", small.toString()) == 0,
                "cannot mount a small file system here");
        return small;
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private long fill(int count) {
        try (SqliteJournal journal = open(folder)) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                events.add(event(i));
            }
            return journal.append(events);
        }
    }

    private static List<Long> markers(SqliteJournal journal) {
        return journal.after(0, 10_000).stream().map(Samples::marker).toList();
    }

    private Path database() {
        return folder.resolve(Database.FILE);
    }

    private static void overwrite(Path path, long from, int length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(from);
            file.write(new byte[length]);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static SqliteJournal open(Path folder) {
        return SqliteJournal.open(folder, NODE, Retention.USUAL, Clock.systemUTC(), FORMS);
    }
}
