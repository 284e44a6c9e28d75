package io.brickyard.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.delivery.LaneState.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorFileTest {

    @TempDir
    Path folder;

    @Test
    void aStateIsReadAsItWasWritten() throws IOException {
        Instant since = Instant.ofEpochMilli(1_700_000_000_123L);
        LaneState state = new LaneState(
                7, new Trouble(3, 1, since, since.plusSeconds(9), Duration.ofSeconds(30)), new Range(2, 5));

        write(LaneState.at(6), state);

        assertThat(read()).contains(state);
    }

    @Test
    void aDamagedSlotLeavesTheOneBefore() throws IOException {
        write(LaneState.at(1), LaneState.at(2), LaneState.at(3));
        for (int at = 0; at < 2; at++) {
            byte[] bytes = Files.readAllBytes(file());
            bytes[at * 4096 + 20] ^= 1;
            Path copy = folder.resolve("copy");
            Files.write(copy, bytes);
            try (CursorFile cursor = CursorFile.open(copy)) {
                assertThat(cursor.read()).contains(LaneState.at(at == 0 ? 3 : 2));
            }
        }
    }

    @Test
    void anEmptyFileHoldsNothing() throws IOException {
        assertThat(read()).isEmpty();
    }

    private void write(LaneState... states) throws IOException {
        try (CursorFile cursor = CursorFile.open(file())) {
            for (LaneState state : states) {
                cursor.write(state);
            }
        }
    }

    private Optional<LaneState> read() throws IOException {
        try (CursorFile cursor = CursorFile.open(file())) {
            return cursor.read();
        }
    }

    private Path file() {
        return folder.resolve("a.cursor");
    }
}
