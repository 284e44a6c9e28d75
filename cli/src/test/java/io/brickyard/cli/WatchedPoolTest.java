package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.cli.show.Look;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedPoolTest {

    private static final Survey POOL = PoolFixtures.healthy();
    private static final Look LOOK = new Look(false, false, 80);

    private static PoolView seen(List<String> damage, List<String> ended) {
        return new PoolView(POOL, Assessments.allWell(POOL), damage, ended);
    }

    private static WatchedPool watched(boolean keeping, PoolView... looks) {
        Deque<PoolView> views = new ArrayDeque<>(List.of(looks));
        return new WatchedPool(views::remove, (_, _) -> "the pool\n", keeping);
    }

    @Test
    void aMutesEndStaysOnTheScreenAndMendedDamageGoes() {
        WatchedPool pool = watched(
                true,
                seen(List.of("line 3 makes no sense"), List.of()),
                seen(List.of(), List.of("the mute of A has ended")),
                seen(List.of(), List.of()));

        assertThat(pool.look().render(LOOK)).isEqualTo("line 3 makes no sense\n\nthe pool\n");
        assertThat(pool.look().render(LOOK)).isEqualTo("the mute of A has ended\n\nthe pool\n");
        assertThat(pool.look().render(LOOK)).isEqualTo("the mute of A has ended\n\nthe pool\n");
    }

    @Test
    void aPipeIsToldOnce() {
        WatchedPool pool =
                watched(false, seen(List.of(), List.of("the mute of A has ended")), seen(List.of(), List.of()));

        assertThat(pool.look().render(LOOK)).isEqualTo("the mute of A has ended\n\nthe pool\n");
        assertThat(pool.look().render(LOOK)).isEqualTo("the pool\n");
    }
}
