package io.brickyard.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void pausesVaryByAFifth() {
        assertThat(pause(1, 0, Optional.empty(), false)).isEqualTo(Duration.ofSeconds(4));
        assertThat(pause(1, 1, Optional.empty(), false)).isEqualTo(Duration.ofSeconds(6));
        assertThat(pause(100, 0.5, Optional.empty(), false)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aReceiverMayLengthenAStepToItsDouble() {
        assertThat(pause(2, 0, Optional.of(1), false)).isEqualTo(Duration.ofSeconds(30));
        assertThat(pause(2, 0, Optional.of(45), false)).isEqualTo(Duration.ofSeconds(45));
        assertThat(pause(2, 0, Optional.of(9999), false)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aReceiverThatIsBusyIsObeyedUpToAnHour() {
        assertThat(pause(1, 0, Optional.of(3600), true)).isEqualTo(Duration.ofHours(1));
        assertThat(pause(6, 0, Optional.of(7), true)).isEqualTo(Duration.ofSeconds(7));
        assertThat(pause(1, 0, Optional.of(0), true)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause(1, 0, Optional.of(90_000), true)).isEqualTo(Duration.ofHours(1));
        assertThat(pause(6, 0, Optional.of(90_000), true)).isEqualTo(Duration.ofHours(10));
    }

    private static Duration pause(int attempts, double chance, Optional<Integer> seconds, boolean busy) {
        return Schedule.pause(attempts, chance, seconds.map(Duration::ofSeconds), busy);
    }
}
