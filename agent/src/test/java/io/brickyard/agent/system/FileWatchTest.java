package io.brickyard.agent.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

    private static final Duration INTERVAL = Duration.ofMillis(5);

    @TempDir
    Path folder;

    private final AtomicInteger changes = new AtomicInteger();
    private Path file;
    private FileWatch watch;

    @BeforeEach
    void begin() throws IOException {
        file = Files.writeString(folder.resolve("webhooks.json"), "{}");
        watch = new FileWatch(List.of(file, folder.resolve("config.json")), changes::incrementAndGet, INTERVAL);
    }

    @AfterEach
    void end() {
        watch.close();
    }

    @Test
    void aFileWrittenInPlaceIsNoticedOnce() throws IOException {
        Files.writeString(file, "{\"a\": 1}");
        noticedUntil(0);
    }

    @Test
    void aFileReplacedByRenamingIsNoticedThoughItLooksTheSame() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Path other = Files.writeString(folder.resolve("other"), "[]");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        noticedUntil(0);
    }

    @Test
    void aChangeThatKeepsTheSizeIsNoticedByItsTime() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "[]");
        Files.setLastModifiedTime(file, FileTime.from(time.toInstant().plusMillis(1)));
        noticedUntil(0);
    }

    @Test
    void comingAndGoingIsAChange() throws IOException {
        Path settings = Files.writeString(folder.resolve("config.json"), "{}");
        noticedUntil(0);
        int before = changes.get();
        Files.delete(settings);
        noticedUntil(before);
        before = changes.get();
        Files.delete(file);
        noticedUntil(before);
    }

    @Test
    void anotherFileOfTheFolderIsNone() throws IOException {
        Files.writeString(folder.resolve("elsewhere.json"), "{}");
        lookedAgain();
        assertThat(changes).hasValue(0);
    }

    @Test
    void whatIsKnownIsNotToldAndWhatCameLaterIs() throws IOException {
        try (FileWatch slow = new FileWatch(List.of(file), changes::incrementAndGet, Duration.ofHours(1))) {
            Files.writeString(file, "known");
            slow.seen();
            assertThat(slow.differs()).isFalse();
            Files.writeString(file, "unknown yet");
            assertThat(slow.differs()).isTrue();
            assertThat(slow.differs()).isFalse();
        }
    }

    @Test
    void afterItsEndNothingIsTold() throws Exception {
        watch.close();
        assertThat(watch.ended(Duration.ofSeconds(10))).isTrue();
        Files.writeString(file, "changed");
        assertThat(changes).hasValue(0);
    }

    /** Once it is written whole, no more changes are told. */
    private void noticedUntil(int before) {
        await().until(() -> changes.get() > before);
        lookedAgain();
        int told = changes.get();
        lookedAgain();
        assertThat(changes).hasValue(told);
    }

    private void lookedAgain() {
        long looks = watch.looks();
        await().until(() -> watch.looks() >= looks + 2);
    }
}
