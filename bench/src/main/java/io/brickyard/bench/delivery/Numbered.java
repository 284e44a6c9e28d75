package io.brickyard.bench.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Numbered events: how one is written into a datagram, when each was sent, and when each first came. Times are nanoseconds. */
final class Numbered implements GoodReceiver.Events {

    static final int SIZE = 160;

    private static final int MOST = 1 << 20;
    private static final byte[] MARK = "peer".getBytes(StandardCharsets.US_ASCII);

    private final AtomicLongArray sent = new AtomicLongArray(MOST);
    private final AtomicLongArray came = new AtomicLongArray(MOST);
    private final LongAdder repeated = new LongAdder();
    private int next;

    /** The number of the next event that is made. */
    int next() {
        return next;
    }

    /** An event of GlusterFS's form with the next number. */
    void write(ByteBuffer datagram) {
        datagram.clear();
        datagram.put((System.currentTimeMillis() / 1000 + " 29 peer=" + next + ";volume=v;brick=/bricks/")
                .getBytes(StandardCharsets.US_ASCII));
        while (datagram.position() < SIZE) {
            datagram.put((byte) 'b');
        }
        datagram.flip();
        sent.set(next++, System.nanoTime());
    }

    /** Notes that the event in a text has come; the text holds {@code peer}, then its number. */
    @Override
    public void came(byte[] text, int from, int to) {
        int at = after(text, from, to);
        int number = 0;
        while (at < to && (text[at] < '0' || text[at] > '9')) {
            at++;
        }
        for (; at < to && text[at] >= '0' && text[at] <= '9'; at++) {
            number = number * 10 + text[at] - '0';
        }
        if (!came.compareAndSet(number, 0, System.nanoTime())) {
            repeated.increment();
        }
    }

    private static int after(byte[] text, int from, int to) {
        for (int at = from; at + MARK.length < to; at++) {
            if (text[at] == 'p' && text[at + 1] == 'e' && text[at + 2] == 'e' && text[at + 3] == 'r') {
                return at + MARK.length;
            }
        }
        throw new IllegalArgumentException(
                "no event of ours: " + new String(text, from, to - from, StandardCharsets.UTF_8));
    }

    boolean hasCome(int number) {
        return came.get(number) != 0;
    }

    /** When the last of some came, counted from the first one's coming; they must all have come. */
    long between(int from, int to) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int number = from; number < to; number++) {
            first = Math.min(first, came.get(number));
            last = Math.max(last, came.get(number));
        }
        return last - first;
    }

    /** From its sending to its coming, sorted. */
    long[] latencies(int from, int to) {
        long[] latencies = new long[to - from];
        for (int number = from; number < to; number++) {
            latencies[number - from] = came.get(number) - sent.get(number);
        }
        java.util.Arrays.sort(latencies);
        return latencies;
    }

    long repeated() {
        return repeated.sum();
    }
}
