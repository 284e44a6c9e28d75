package io.brickyard.agent.system;

import java.time.Duration;

/** A process that says which signals it was sent, and ends when it is told to. */
final class Heeding {

    private Heeding() {}

    public static void main(String[] arguments) throws InterruptedException {
        Signals signals = new Signals();
        System.out.println(signals.next(Duration.ofMillis(1)).isEmpty() ? "ready" : "confused");
        Signals.Wish wish;
        do {
            wish = signals.next();
            System.out.println(wish);
        } while (wish != Signals.Wish.STOP);
    }
}
