package io.brickyard.agent.intake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties some sockets into the ring as fast as they fill, and does nothing else: no parsing, no logging for a datagram, one
 * call of the kernel for each. Datagrams are received behind the place of their header in a buffer of the reader's own, and go
 * to the ring together.
 */
final class Reader implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Reader.class);
    private static final int LONGEST_DATAGRAM = 65_535;
    private static final int BATCH = 256 * 1024;
    /** Before the next socket gets its turn. */
    private static final int TURN = 1024;

    private static final long LAST_ROUNDS_NANOS = 500_000_000;

    private final Selector selector;
    private final Ring ring;
    private final SourcePolicy sources;
    private final Clock clock;
    private final Tally tally;
    private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH);
    private int batched;
    private boolean found;
    private volatile boolean stopping;

    /** What all readers count. */
    static final class Tally {
        final LongAdder received = new LongAdder();
        final LongAdder strangers = new LongAdder();
        final LongAdder tooMany = new LongAdder();
        final LongAdder overflown = new LongAdder();
    }

    Reader(List<DatagramChannel> channels, Ring ring, SourcePolicy sources, Clock clock, Tally tally)
            throws IOException {
        this.ring = ring;
        this.sources = sources;
        this.clock = clock;
        this.tally = tally;
        selector = Selector.open();
        for (DatagramChannel channel : channels) {
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    /** Lets it take what the kernel holds, and then end. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        while (!stopping) {
            round(false);
        }
        long until = System.nanoTime() + LAST_ROUNDS_NANOS;
        do {
            found = false;
            round(true);
        } while (found && System.nanoTime() < until);
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            log.warn("closing sockets: {}", e.toString());
        }
    }

    private void round(boolean last) {
        try {
            if (last) {
                selector.keys().forEach(this::empty);
            } else {
                selector.select(this::empty);
            }
        } catch (IOException e) {
            // The selector itself cannot do its work; there is nothing better than to try again.
            log.error("waiting for datagrams: {}", e.toString());
        }
        flush();
    }

    private void empty(SelectionKey key) {
        DatagramChannel channel = (DatagramChannel) key.channel();
        try {
            for (int i = 0; i < TURN; i++) {
                if (batch.remaining() < Ring.HEADER + LONGEST_DATAGRAM) {
                    flush();
                }
                if (!receive(channel)) {
                    return;
                }
            }
        } catch (IOException e) {
            // An ICMP message, for example: it concerns one datagram, not the socket.
            log.debug("receiving: {}", e.toString());
        }
    }

    private boolean receive(DatagramChannel channel) throws IOException {
        int at = batch.position();
        batch.position(at + Ring.HEADER);
        InetSocketAddress source;
        try {
            source = (InetSocketAddress) channel.receive(batch);
        } catch (IOException e) {
            batch.position(at);
            throw e;
        }
        if (source == null) {
            batch.position(at);
            return false;
        }
        found = true;
        tally.received.increment();
        switch (sources.admit(source.getAddress(), System.nanoTime())) {
            case ADMITTED -> {
                int length = batch.position() - at - Ring.HEADER;
                Ring.head(batch, at, length, clock.millis(), source.getAddress());
                batched++;
            }
            case STRANGER -> {
                tally.strangers.increment();
                batch.position(at);
            }
            case TOO_MANY -> {
                tally.tooMany.increment();
                batch.position(at);
            }
        }
        return true;
    }

    private void flush() {
        if (batched > 0 && !ring.put(batch, batched)) {
            tally.overflown.add(batched);
        }
        batch.clear();
        batched = 0;
    }
}
