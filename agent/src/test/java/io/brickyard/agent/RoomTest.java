package io.brickyard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.agent.journal.JournalFailure;
import io.brickyard.agent.system.Signals;
import io.brickyard.agent.system.Supervisor;
import io.brickyard.agent.system.SystemCalls;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomTest {

    private final Signals signals = new Signals();
    private final Room room = new Room(signals, new Supervisor(Map.of(), new SystemCalls()), Duration.ofMillis(1));
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void roomIsWaitedFor() throws Exception {
        assertThat(room.open(() -> {
                    if (tries.incrementAndGet() < 4) {
                        throw new JournalFailure("No space left on device", true, null);
                    }
                    return "opened";
                }))
                .contains("opened");
        assertThat(tries).hasValue(4);
    }

    @Test
    void whoeverWaitsCanBeStoppedButNotByAReload() throws Exception {
        signals.wish(Signals.Wish.RELOAD);
        signals.wish(Signals.Wish.STOP);

        assertThat(room.open(() -> {
                    tries.incrementAndGet();
                    throw new JournalFailure("No space left on device", true, null);
                }))
                .isEmpty();
        assertThat(tries).hasValue(2);
    }

    @Test
    void aReloadMeanwhileIsHeededOnceThereIsRoom() throws Exception {
        signals.wish(Signals.Wish.RELOAD);

        assertThat(room.open(() -> {
                    if (tries.incrementAndGet() < 4) {
                        throw new JournalFailure("No space left on device", true, null);
                    }
                    return "opened";
                }))
                .contains("opened");
        assertThat(signals.next(Duration.ZERO)).contains(Signals.Wish.RELOAD);
        assertThat(signals.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void otherTroubleIsNoReasonToWait() {
        assertThatThrownBy(() -> room.open(() -> {
                    throw new JournalFailure("damaged", false, null);
                }))
                .isInstanceOf(JournalFailure.class);
    }
}
