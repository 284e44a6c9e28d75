package io.brickyard.glusterd.command;

import io.brickyard.glusterd.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads a process's stream to its end beside the process, and keeps the first part of it.
 *
 * <p>Always holds: the process is never held up by a full pipe, and no more than the bound is kept in memory. The thread
 * is a daemon: a process that escaped its group may hold the pipe open for ever, and must not hold this program.
 */
public final class BoundedPump {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final InputStream stream;
    private final int bound;
    private final Runnable onOverflow;
    private final Thread thread;
    private volatile boolean overflowed;

    private BoundedPump(InputStream stream, int bound, Runnable onOverflow) {
        this.stream = stream;
        this.bound = bound;
        this.onOverflow = onOverflow;
        this.thread = Thread.ofPlatform().daemon().name("program-output").unstarted(this::pump);
    }

    public static BoundedPump start(InputStream stream, int bound, Runnable onOverflow) {
        BoundedPump pump = new BoundedPump(stream, bound, onOverflow);
        pump.thread.start();
        return pump;
    }

    private void pump() {
        byte[] piece = new byte[16 << 10];
        try {
            for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
                keep(piece, count);
            }
        } catch (IOException e) {
            // The process was killed and its stream closed below us: what came until then is all there is.
            return;
        }
    }

    private void keep(byte[] piece, int count) {
        boolean fits;
        synchronized (kept) {
            fits = count <= bound - kept.size();
            kept.write(piece, 0, Math.min(count, bound - kept.size()));
        }
        if (!fits && !overflowed) {
            overflowed = true;
            onOverflow.run();
        }
    }

    public boolean overflowed() {
        return overflowed;
    }

    /** Waits for the end of the stream; false when it has not ended by the deadline. */
    public boolean endsBy(Deadline deadline) throws InterruptedException {
        Duration left = deadline.left();
        return left.isZero() ? !thread.isAlive() : thread.join(left);
    }

    public byte[] bytes() {
        synchronized (kept) {
            return kept.toByteArray();
        }
    }
}
