package io.brickyard.agent.intake;

import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Datagrams between those who read sockets and the one who keeps them, in the order in which they came.
 *
 * <p>They lie one after the other in segments outside the heap, which are made when they are needed and given back when they
 * are not: an idle agent is small, and the collector never sees what waits. There are never more segments than were allowed;
 * what finds no room is refused, and the caller counts it.
 */
final class Ring implements AutoCloseable {

    static final int SEGMENT = 1 << 20;
    private static final int LONGEST_ADDRESS = 16;
    /** Length, time of receipt, length of the address, address. */
    static final int HEADER = 4 + 8 + 1 + LONGEST_ADDRESS;

    /** What is taken at once lies in the heap. */
    private static final int LARGEST_BATCH = 2 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Segment> segments = new ArrayDeque<>();
    private final int most;
    private final ArrayDeque<Segment> spare = new ArrayDeque<>(1);
    private int waiting;

    Ring(long bytes) {
        most = (int) Math.max(2, bytes / SEGMENT);
        segments.add(new Segment());
    }

    /** Writes the header of a datagram whose bytes already lie behind the header's place. */
    static void head(ByteBuffer batch, int at, int length, long receivedMillis, InetAddress source) {
        byte[] address = source.getAddress();
        batch.putInt(at, length);
        batch.putLong(at + 4, receivedMillis);
        batch.put(at + 12, (byte) address.length);
        batch.put(at + 13, address);
    }

    /** Takes whole datagrams, each behind its header, from the buffer's begin to its position; or refuses them all. */
    boolean put(ByteBuffer batch, int datagrams) {
        batch.flip();
        lock.lock();
        try {
            Segment last = segments.getLast();
            if (last.bytes.remaining() < batch.remaining()) {
                if (segments.size() == most) {
                    return false;
                }
                last = fresh();
                segments.addLast(last);
            }
            last.bytes.put(batch);
            waiting += datagrams;
            filled.signal();
            return true;
        } finally {
            batch.clear();
            lock.unlock();
        }
    }

    /** Moves up to {@code atMost} datagrams to a list; waits for the first one, but not longer than it may. */
    int take(List<Datagram> to, int atMost, Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = time.toNanos();
            while (waiting == 0) {
                if (nanos <= 0) {
                    return 0;
                }
                nanos = filled.awaitNanos(nanos);
            }
            int taken = 0;
            long bytes = 0;
            while (taken < waiting && taken < atMost && bytes < LARGEST_BATCH) {
                Datagram datagram = first();
                bytes += datagram.bytes().length;
                to.add(datagram);
                taken++;
            }
            waiting -= taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private Datagram first() {
        Segment oldest = segments.getFirst();
        if (oldest.taken == oldest.bytes.position()) {
            giveBack(segments.removeFirst());
            oldest = segments.getFirst();
        }
        int at = oldest.taken;
        byte[] bytes = new byte[oldest.bytes.getInt(at)];
        byte[] address = new byte[oldest.bytes.get(at + 12)];
        oldest.bytes.get(at + 13, address);
        oldest.bytes.get(at + HEADER, bytes);
        Instant received = Instant.ofEpochMilli(oldest.bytes.getLong(at + 4));
        oldest.taken = at + HEADER + bytes.length;
        if (segments.size() == 1 && oldest.taken == oldest.bytes.position()) {
            oldest.empty();
        }
        return new Datagram(bytes, received, address(address));
    }

    private Segment fresh() {
        Segment segment = spare.poll();
        return segment == null ? new Segment() : segment;
    }

    private void giveBack(Segment segment) {
        segment.empty();
        if (spare.isEmpty()) {
            spare.add(segment);
        } else {
            segment.arena.close();
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    /** Nobody may use it any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            segments.forEach(segment -> segment.arena.close());
            spare.forEach(segment -> segment.arena.close());
            segments.clear();
            spare.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Filled up to its buffer's position, and emptied up to {@code taken}. */
    private static final class Segment {
        private final Arena arena = Arena.ofShared();
        private final ByteBuffer bytes = arena.allocate(SEGMENT).asByteBuffer();
        private int taken;

        private void empty() {
            bytes.clear();
            taken = 0;
        }
    }
}
