package io.brickyard.agent.system;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * The signals to which the agent listens, one after the other. Those for a reload are kept from the moment on when this is
 * made; SIGUSR2 is what the original events daemon understands.
 */
public final class Signals {

    public enum Wish {
        RELOAD,
        STOP
    }

    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();

    public Signals() {
        Signal.handle(new Signal("HUP"), signal -> wishes.add(Wish.RELOAD));
        Signal.handle(new Signal("USR2"), signal -> wishes.add(Wish.RELOAD));
        Signal.handle(new Signal("TERM"), signal -> wishes.add(Wish.STOP));
        Signal.handle(new Signal("INT"), signal -> wishes.add(Wish.STOP));
    }

    /** As if a signal had come. */
    public void wish(Wish wish) {
        wishes.add(wish);
    }

    /** Waits for the next one. */
    public Wish next() throws InterruptedException {
        return wishes.take();
    }

    /** Waits for the next one, but not longer. */
    public Optional<Wish> next(Duration time) throws InterruptedException {
        return Optional.ofNullable(wishes.poll(time.toMillis(), TimeUnit.MILLISECONDS));
    }
}
