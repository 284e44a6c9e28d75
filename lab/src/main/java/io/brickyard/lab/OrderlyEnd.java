package io.brickyard.lab;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a thread clean up when the process is told to end (Ctrl-C, SIGTERM) in the midst of its work: the thread is
 * interrupted, and the process ends, with the status that belongs to the signal, once the thread has closed this.
 */
final class OrderlyEnd implements AutoCloseable {

    /** Longer than taking a lab down may take; a person can still kill the process. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private OrderlyEnd(Thread worker) {
        hook = Thread.ofPlatform().name("orderly-end").unstarted(() -> {
            worker.interrupt();
            awaitClose();
        });
    }

    static OrderlyEnd of(Thread worker) {
        OrderlyEnd end = new OrderlyEnd(worker);
        Runtime.getRuntime().addShutdownHook(end.hook);
        return end;
    }

    private void awaitClose() {
        try {
            closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already; the hook has just been let go.
        }
    }
}
