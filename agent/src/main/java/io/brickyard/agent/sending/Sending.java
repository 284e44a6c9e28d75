package io.brickyard.agent.sending;

import io.brickyard.webhooks.Webhook;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What all senders share: name resolution, the watch over their time, the clock. */
public final class Sending implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("lookup-", 0).factory());
    private final Lookup lookup = new Lookup(threads);
    private final Watch watch = new Watch();
    private final Clock clock;
    private final Limits limits;

    public Sending(Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    public Sender to(Webhook webhook) {
        return new Sender(webhook, this);
    }

    Lookup lookup() {
        return lookup;
    }

    Watch.Guard guard() {
        return watch.guard();
    }

    Clock clock() {
        return clock;
    }

    Limits limits() {
        return limits;
    }

    @Override
    public void close() {
        watch.close();
        threads.shutdownNow();
    }
}
