package io.brickyard.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.delivery.Cursors.Cursor;
import io.brickyard.agent.delivery.LaneState.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorsTest {

    private static final int PAGE = 4096;
    private static final Key KEY = key(1);

    @TempDir
    Path folder;

    @Test
    void aStateIsReadAsItWasWritten() throws IOException {
        Instant since = Instant.ofEpochMilli(1_700_000_000_123L);
        LaneState state = new LaneState(
                7, new Trouble(3, 1, since, since.plusSeconds(9), Duration.ofSeconds(30)), new Range(2, 5));

        write(KEY, LaneState.at(6), state);

        try (Cursors cursors = open()) {
            assertThat(cursors.of(KEY).found()).contains(state);
        }
    }

    @Test
    void whatIsWrittenIsInTheFileWithoutForceOrClose() throws IOException {
        try (Cursors cursors = open()) {
            cursors.of(KEY).write(LaneState.at(6));
            cursors.force();
            cursors.of(KEY).write(LaneState.at(7));
            try (Cursors others = open()) {
                assertThat(others.of(KEY).found()).contains(LaneState.at(7));
            }
        }
    }

    @Test
    void manyLanesShareTheFile() throws IOException {
        try (Cursors cursors = open()) {
            for (int i = 0; i < 200; i++) {
                cursors.of(key(i)).write(LaneState.at(i));
            }
        }
        try (Cursors cursors = open()) {
            for (int i = 0; i < 200; i++) {
                assertThat(cursors.of(key(i)).found()).contains(LaneState.at(i));
            }
        }
    }

    @Test
    void aDamagedCopyLeavesTheOneBefore() throws IOException {
        write(KEY, LaneState.at(1), LaneState.at(2), LaneState.at(3));
        byte[] whole = Files.readAllBytes(file());
        int place = placeOf(whole);

        damage(whole, place);
        assertThat(found()).isEqualTo(LaneState.at(3));
        Files.write(file(), whole);
        damage(whole, place + PAGE);
        assertThat(found()).isEqualTo(LaneState.at(2));
    }

    @Test
    void ofAPlaceThatCannotBeReadItIsKnownThatItWasUsed() throws IOException {
        write(KEY, LaneState.at(1), LaneState.at(2));
        byte[] whole = Files.readAllBytes(file());
        int place = placeOf(whole);
        whole[place + 40] ^= 1;
        damage(whole, place + PAGE);

        try (Cursors cursors = open()) {
            assertThat(cursors.of(key(2)).wasDamaged()).isFalse();
            Cursor cursor = cursors.of(KEY);
            assertThat(cursor.found()).isEmpty();
            assertThat(cursor.wasDamaged()).isTrue();
        }
    }

    @Test
    void aForgottenOneIsNewAndItsPlaceIsUsedAgain() throws IOException {
        write(KEY, LaneState.at(1));
        try (Cursors cursors = open()) {
            cursors.forget(KEY);
            assertThat(cursors.of(KEY).found()).isEmpty();
            for (int i = 2; i < 32; i++) {
                cursors.of(key(i)).write(LaneState.at(i));
            }
        }
        assertThat(Files.size(file())).isEqualTo(2 * PAGE);
    }

    @Test
    void aClosedOneWritesNothing() throws IOException {
        try (Cursors cursors = open()) {
            Cursor old = cursors.of(KEY);
            old.write(LaneState.at(1));
            old.close();
            cursors.of(KEY).write(LaneState.at(5));
            old.write(LaneState.at(2));
            assertThat(cursors.of(KEY).found()).contains(LaneState.at(5));
        }
    }

    @Test
    void anEmptyFileHoldsNothing() throws IOException {
        try (Cursors cursors = open()) {
            assertThat(cursors.of(KEY).found()).isEmpty();
            assertThat(cursors.of(KEY).wasDamaged()).isFalse();
        }
    }

    private static Key key(int number) {
        return new Key(0x7700_0000_0000_0000L, number);
    }

    private Path file() {
        return folder.resolve("cursors");
    }

    private Cursors open() throws IOException {
        return Cursors.open(file());
    }

    private void write(Key key, LaneState... states) throws IOException {
        try (Cursors cursors = open()) {
            Cursor cursor = cursors.of(key);
            for (LaneState state : states) {
                cursor.write(state);
            }
        }
    }

    private LaneState found() throws IOException {
        try (Cursors cursors = open()) {
            return cursors.of(KEY).found().orElseThrow();
        }
    }

    private void damage(byte[] whole, int place) throws IOException {
        byte[] bytes = whole.clone();
        bytes[place + 40] ^= 1;
        Files.write(file(), bytes);
    }

    /** In the first page; the other copy lies a page further. */
    private static int placeOf(byte[] whole) {
        for (int at = 128; at < PAGE; at += 128) {
            if (whole[at] != 0) {
                return at;
            }
        }
        throw new AssertionError("no place is used");
    }
}
