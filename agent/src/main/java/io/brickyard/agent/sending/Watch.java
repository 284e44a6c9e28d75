package io.brickyard.agent.sending;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends requests that take too long, whatever they are doing: time limits on single reads do not help against a receiver that
 * sends a byte now and then. One thread looks at all of them a few times a second, which costs a request nothing.
 */
final class Watch implements AutoCloseable {

    private static final long EVERY_MILLIS = 100;

    private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;

    Watch() {
        thread = Thread.ofPlatform().daemon().name("delivery-deadlines").start(this::look);
    }

    Guard guard() {
        Guard guard = new Guard();
        guards.add(guard);
        return guard;
    }

    private void look() {
        while (!closed) {
            long now = System.nanoTime();
            guards.forEach(guard -> guard.endIfLate(now));
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    /** Over one sender, which sends one request at a time. */
    final class Guard implements AutoCloseable {
        private boolean running;
        private boolean ended;
        private long deadline;
        private @org.jspecify.annotations.Nullable Socket socket;

        synchronized void begin(long nanos) {
            running = true;
            ended = false;
            deadline = nanos;
        }

        /** The connection of this request and of those after it. */
        synchronized void over(Socket connection) throws IOException {
            socket = connection;
            if (ended) {
                connection.close();
            }
        }

        /** Whether the request was ended from here. */
        synchronized boolean finish() {
            running = false;
            return ended;
        }

        synchronized void endIfLate(long now) {
            if (running && now - deadline > 0) {
                end();
            }
        }

        /** Ends what runs; does nothing between requests. */
        synchronized void end() {
            ended = running;
            if (running && socket != null) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // it is of no use any more either way
                }
            }
        }

        @Override
        public void close() {
            guards.remove(this);
        }
    }
}
