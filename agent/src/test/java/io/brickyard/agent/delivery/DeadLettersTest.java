package io.brickyard.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.journal.Entry;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {

    private static final long MOST = 64 * 1024;

    @TempDir
    Path folder;

    private final List<Long> dropped = new ArrayList<>();

    @Test
    void theOldestGoBeyondTheLimitAndAreCounted() throws IOException {
        DeadLetters letters = open();
        for (long number = 1; number <= 1000; number++) {
            letters.add(List.of(letter(number)));
        }

        long gone = dropped.stream().mapToLong(Long::longValue).sum();
        assertThat(gone).isPositive();
        assertThat(letters.count()).isEqualTo(1000 - gone);
        assertThat(sequences(letters))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(gone + 1, 1000).boxed().toList());
        assertThat(bytes()).isBetween(MOST / 2, MOST);
    }

    @Test
    void theyOutliveARestartInTheirOrder() throws IOException {
        DeadLetters letters = open();
        for (long number = 1; number <= 100; number++) {
            letters.add(List.of(letter(number)));
        }

        assertThat(sequences(open())).isEqualTo(sequences(letters));
        assertThat(open().count()).isEqualTo(100);
    }

    @Test
    void removedOnesAreGoneWhereverTheyLie() throws IOException {
        DeadLetters letters = open();
        for (long number = 1; number <= 100; number++) {
            letters.add(List.of(letter(number)));
        }

        assertThat(letters.remove(letter -> letter.entry().sequence() % 2 == 0)).isEqualTo(50);
        assertThat(letters.remove(letter -> letter.entry().sequence() % 2 == 0)).isZero();
        assertThat(sequences(open())).hasSize(50).allMatch(sequence -> sequence % 2 == 1);
        assertThat(letters.remove(letter -> true)).isEqualTo(50);
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void aLineThatWasCutOffCostsOnlyItself() throws IOException {
        open().add(List.of(letter(1), letter(2)));
        Path file = Files.list(folder).findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 10), StandardOpenOption.TRUNCATE_EXISTING);

        DeadLetters letters = open();
        letters.add(List.of(letter(3)));

        assertThat(sequences(letters)).containsExactly(1L, 3L);
        assertThat(sequences(open())).containsExactly(1L, 3L);
    }

    @Test
    void aDamagedLineCostsOnlyItself() throws IOException {
        open().add(List.of(letter(1), letter(2), letter(3)));
        Path file = Files.list(folder).findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, bytes.length / 3 + 20, bytes.length / 3 + 60, (byte) 0xff);
        Files.write(file, bytes);

        assertThat(sequences(open())).containsExactly(1L, 3L);
    }

    @Test
    void anotherWebhooksFilesAreLeftAlone() throws IOException {
        open().add(List.of(letter(1)));
        DeadLetters.delete(folder, "b");
        assertThat(open().count()).isEqualTo(1);
        DeadLetters.delete(folder, "a");
        assertThat(open().count()).isZero();
    }

    private DeadLetters open() throws IOException {
        return new DeadLetters(folder, "a", "http://receiver.example/", MOST, dropped::add);
    }

    private static List<Long> sequences(DeadLetters letters) throws IOException {
        return letters.find(letter -> true, 10_000).stream()
                .map(letter -> letter.entry().sequence())
                .toList();
    }

    private long bytes() throws IOException {
        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static DeadLetter letter(long number) {
        Entry entry = new Entry(
                number,
                "id-" + number,
                Instant.EPOCH,
                Instant.EPOCH,
                "VOLUME_START",
                "volume",
                Severity.INFO,
                Subject.NOTHING,
                "fact",
                Optional.of("{}"),
                "{}",
                1);
        return new DeadLetter("http://receiver.example/", Instant.EPOCH, "reason", entry);
    }
}
