package io.brickyard.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private final Settling<String, Integer> settling = new Settling<>(Map.of("a", 1));

    @Test
    void differenceSeenTwiceIsAChange() {
        assertThat(settling.next(Map.of("a", 2))).isEmpty();
        assertThat(settling.doubts()).isTrue();

        assertThat(settling.next(Map.of("a", 2)))
                .containsExactly(new Settling.Turn<>("a", Optional.of(1), Optional.of(2)));
        assertThat(settling.doubts()).isFalse();
    }

    @Test
    void differenceSeenOnceIsNone() {
        settling.next(Map.of("a", 2));

        assertThat(settling.next(Map.of("a", 1))).isEmpty();
        assertThat(settling.doubts()).isFalse();
        assertThat(settling.next(Map.of("a", 2))).isEmpty();
    }

    @Test
    void twoDifferentDifferencesAreNone() {
        settling.next(Map.of("a", 2));

        assertThat(settling.next(Map.of("a", 3))).isEmpty();
        assertThat(settling.next(Map.of("a", 3))).hasSize(1);
    }

    @Test
    void whatComesAndWhatGoesIsAChange() {
        settling.next(Map.of("b", 7));

        assertThat(settling.next(Map.of("b", 7)))
                .containsExactlyInAnyOrder(
                        new Settling.Turn<>("b", Optional.empty(), Optional.of(7)),
                        new Settling.Turn<>("a", Optional.of(1), Optional.empty()));
        assertThat(settling.settled()).isEqualTo(Map.of("b", 7));
    }

    /** Whatever is seen: the turns, put together, are what has settled. */
    @Test
    void turnsLeadFromWhatWasSettledToWhatIs() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Integer> told = new HashMap<>(settling.settled());
        for (int look = 0; look < 2000; look++) {
            Map<String, Integer> seen = new HashMap<>();
            for (String key : List.of("a", "b", "c")) {
                if (random.nextInt(4) > 0) {
                    seen.put(key, random.nextInt(3));
                }
            }
            for (Settling.Turn<String, Integer> turn : settling.next(seen)) {
                assertThat(Optional.ofNullable(told.get(turn.key())))
                        .as("seed %d", seed)
                        .isEqualTo(turn.from());
                turn.to().ifPresentOrElse(value -> told.put(turn.key(), value), () -> told.remove(turn.key()));
            }
            assertThat(settling.settled()).as("seed %d", seed).isEqualTo(told);
        }
    }
}
