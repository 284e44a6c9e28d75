package io.brickyard.agent.intake;

import io.brickyard.agent.system.SystemCalls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes datagrams in, from its making on: GlusterFS sends each event once and to nobody in particular, so what is not
 * taken out of the sockets at once is lost.
 *
 * <p>Many sockets share each port (the kernel spreads senders over them, and every event of GlusterFS comes from a socket of
 * its own), so that a burst finds many buffers. A few threads copy from the sockets to a bounded memory, out of which one
 * taker takes in batches.
 */
public final class Intake implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final Duration TO_STOP = Duration.ofSeconds(1);

    private final Ring ring;
    private final SourcePolicy sources;
    private final List<InetSocketAddress> bound;
    private final List<String> problems;
    private final OwnSockets sockets;
    private final Reader.Tally tally = new Reader.Tally();
    private final List<Reader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** @throws IntakeFailure when there is nothing that could be listened on */
    public Intake(IntakeSettings settings, SourcePolicy sources, Clock clock) {
        this.sources = sources;
        Listeners listeners = new Listeners(settings);
        bound = List.copyOf(listeners.bound());
        problems = List.copyOf(listeners.problems());
        if (listeners.open().isEmpty()) {
            throw new IntakeFailure(String.join("; ", problems));
        }
        ring = new Ring(settings.memory().count());
        try {
            for (int i = 0; i < settings.readers(); i++) {
                Reader reader = new Reader(share(listeners.open(), i, settings.readers()), ring, sources, clock, tally);
                readers.add(reader);
                threads.add(Thread.ofPlatform().name("intake-" + i).daemon().start(reader));
            }
            sockets = new OwnSockets(Path.of("/proc/self"), listeners.open());
        } catch (IOException e) {
            throw new IntakeFailure("sockets cannot be read: " + e.getMessage());
        }
    }

    private static List<DatagramChannel> share(List<DatagramChannel> all, int which, int of) {
        List<DatagramChannel> share = new ArrayList<>();
        for (int i = which; i < all.size(); i += of) {
            share.add(all.get(i));
        }
        return share;
    }

    /** One for each address and port that is listened on. */
    public List<InetSocketAddress> bound() {
        return bound;
    }

    /** Why something that was configured is not listened on. */
    public List<String> problems() {
        return problems;
    }

    /**
     * Asks the kernel to exceed its limit for the sockets' buffers, as those with CAP_NET_ADMIN may.
     *
     * @return for how many sockets it did
     */
    public int enlargeBuffers(SystemCalls system, IntakeSettings settings) {
        int enlarged = 0;
        for (int descriptor : sockets.descriptors()) {
            if (system.forceReceiveBuffer(
                    descriptor, (int) settings.socketBuffer().count())) {
                enlarged++;
            }
        }
        return enlarged;
    }

    /**
     * Moves up to {@code most} datagrams of trusted sources to a list, in the order in which they came.
     *
     * @param wait for the first one at most
     */
    public void take(List<Datagram> to, int most, Duration wait) throws InterruptedException {
        int before = to.size();
        ring.take(to, most, wait);
        List<Datagram> taken = to.subList(before, to.size());
        int count = taken.size();
        taken.removeIf(datagram -> !sources.trusts(datagram.source()));
        tally.strangers.add(count - taken.size());
    }

    public IntakeCounts counts() {
        return new IntakeCounts(
                tally.received.sum(),
                tally.strangers.sum(),
                tally.tooMany.sum(),
                tally.overflown.sum(),
                sockets.drops(),
                ring.waiting());
    }

    /** Takes in what the kernel still holds and closes the sockets; {@link #take} then gives what is left. */
    public void stop() {
        sockets.drops();
        readers.forEach(Reader::stop);
        for (Thread thread : threads) {
            try {
                if (!thread.join(TO_STOP)) {
                    log.warn("{} does not end", thread.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Forgets what was not taken out. */
    @Override
    public void close() {
        stop();
        if (threads.stream().noneMatch(Thread::isAlive)) {
            ring.close();
        }
    }
}
