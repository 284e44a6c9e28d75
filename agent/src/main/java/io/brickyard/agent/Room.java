package io.brickyard.agent;

import io.brickyard.agent.journal.JournalFailure;
import io.brickyard.agent.system.Signals;
import io.brickyard.agent.system.Supervisor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins what needs room on a disk, also when there is none yet: an agent that ended for that would lose what is sent until
 * somebody has made room, while one that waits holds it in memory.
 */
final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final Signals signals;
    private final Supervisor supervisor;
    private final Duration pause;

    Room(Signals signals, Supervisor supervisor) {
        this(signals, supervisor, Duration.ofSeconds(1));
    }

    Room(Signals signals, Supervisor supervisor, Duration pause) {
        this.signals = signals;
        this.supervisor = supervisor;
        this.pause = pause;
    }

    /**
     * Empty when somebody wants the agent to stop before there is room.
     *
     * @throws JournalFailure when it is not for want of room
     */
    <T> Optional<T> open(Supplier<T> what) throws InterruptedException {
        boolean told = false;
        boolean reload = false;
        while (true) {
            try {
                T made = what.get();
                if (reload) {
                    // Nobody could heed it yet.
                    signals.wish(Signals.Wish.RELOAD);
                }
                return Optional.of(made);
            } catch (JournalFailure failure) {
                if (!failure.diskFull()) {
                    throw failure;
                }
                if (!told) {
                    told = true;
                    LOG.error("events are kept in memory until there is room: {}", failure.getMessage());
                    supervisor.ready("no room for the journal; events are kept in memory");
                }
            }
            Optional<Signals.Wish> wish = signals.next(pause);
            if (wish.isPresent() && wish.orElseThrow() == Signals.Wish.STOP) {
                return Optional.empty();
            }
            reload |= wish.isPresent();
        }
    }
}
