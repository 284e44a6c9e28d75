package io.brickyard.deploy.writer;

import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.HostName;
import io.brickyard.work.LockHolder;
import io.brickyard.work.Transport;
import io.brickyard.work.Uptime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to change a pool, which one has at a time: the kernel's lock on this machine, and the locks of more than half of the
 * members, which end by themselves and are asked for again and again as long as this is open. Why so: doc/adr/0008.
 *
 * <p>It is had in two steps. {@link #ask} is cheap and tells almost always who else has it; {@link #overPool} makes it whole, and
 * must have succeeded before anything is changed.
 */
public final class Right implements AutoCloseable {

    private static final String LOCK = "apply.lock";
    private static final String TOKEN = "apply.token";
    private static final int TRIES = 4;
    private static final int MOST_CONFIRMATIONS = 10;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final MachineLock machine;
    private final Tenure tenure;
    private final LockHolder holder;
    private final ReentrantLock alone = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Right(MachineLock machine, Tenure tenure, LockHolder holder) {
        this.machine = machine;
        this.tenure = tenure;
        this.holder = holder;
    }

    /** What came of asking for it. */
    public sealed interface Asked {}

    /** This machine and this node give it; it is ours until it is closed. */
    public record Ours(Right right) implements Asked {}

    /** Somebody else has it. */
    public record Held(String holder) implements Asked {}

    /** This node's own lock cannot be used. */
    public record Broken(String why) implements Asked {}

    /**
     * What is asked.
     *
     * @param state this machine's state folder
     * @param transport the ways to members, this node among them
     */
    public record Ground(Path state, Members members, Transport transport) {}

    public static Asked ask(Ground ground, LockHolder holder) {
        return switch (MachineLock.ask(ground.state().resolve(LOCK), holder.toString())) {
            case MachineLock.Held(String other) -> new Held(other);
            case MachineLock.Ours(MachineLock machine) -> {
                Tenure tenure = new Tenure(
                        ground.members(),
                        ground.transport(),
                        holder,
                        MachineToken.of(ground.state().resolve(TOKEN), GlusterdFolder.USUAL.self()),
                        Terms.USUAL,
                        Uptime::now);
                yield switch (tenure.onThisNode()) {
                    case Verdict.Granted _ -> new Ours(new Right(machine, tenure, holder));
                    case Verdict.Held(LockHolder other) -> {
                        machine.close();
                        yield new Held(other.toString());
                    }
                    case Verdict.TooFew(String why) -> {
                        machine.close();
                        yield new Broken(why);
                    }
                };
            }
        };
    }

    public LockHolder holder() {
        return holder;
    }

    /**
     * Asks all members. Two that ask at the same time may each get a part: then both let go and ask again a moment later.
     *
     * @param despiteSilence whether somebody vouches that nobody changes the pool from the members that do not answer
     */
    public Verdict overPool(boolean despiteSilence) throws InterruptedException {
        for (int i = 1; ; i++) {
            Verdict verdict = tenure.overPool(despiteSilence);
            if (verdict instanceof Verdict.Granted) {
                Thread.ofVirtual().name("renewing the right").start(this::keepRenewing);
                return verdict;
            }
            tenure.end();
            if (i == TRIES || verdict instanceof Verdict.TooFew) {
                return verdict;
            }
            Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE.toMillis(), LONGEST_PAUSE.toMillis()));
            if (tenure.onThisNode() instanceof Verdict.Held held) {
                return held;
            }
        }
    }

    private void keepRenewing() {
        try {
            while (!closed.await(Terms.USUAL.renewal().toSeconds(), TimeUnit.SECONDS)) {
                alone.lock();
                try {
                    tenure.renew();
                } finally {
                    alone.unlock();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * To be called before each command that changes the pool, or something on its nodes.
     *
     * @throws RightLost when the right does not last for it
     */
    public void confirm() {
        repeatedly(() -> tenure.confirm(false));
    }

    /**
     * To be called before a command that makes a node a member.
     *
     * @throws RightLost when the right does not last for it
     */
    public void confirmJoining() {
        repeatedly(() -> tenure.confirm(true));
    }

    /**
     * To be called before a command that has a member leave.
     *
     * @throws RightLost when the right does not last for it
     */
    public void confirmLeaving(HostName node) {
        repeatedly(() -> {
            tenure.confirm(true);
            tenure.leaves(node);
        });
    }

    /** Somebody who asks at the same time has a member's lock for a moment, and glusterd may be busy. */
    private void repeatedly(Runnable confirmation) {
        for (int i = 1; ; i++) {
            alone.lock();
            try {
                confirmation.run();
                return;
            } catch (RightLost lost) {
                if (lost.isForGood() || i == MOST_CONFIRMATIONS) {
                    throw lost;
                }
            } finally {
                alone.unlock();
            }
            LockSupport.parkNanos(LONGEST_PAUSE.toNanos());
        }
    }

    /** Gives it back, also when this thread was interrupted. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = Thread.interrupted();
        alone.lock();
        try (machine) {
            tenure.end();
        } finally {
            alone.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
