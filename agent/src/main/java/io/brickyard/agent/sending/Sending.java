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

    public Sending(Clock clock) {
        this.clock = clock;
    }

    public Sender to(Webhook webhook) {
        return new Sender(webhook, lookup, watch.guard(), clock);
    }

    @Override
    public void close() {
        watch.close();
        threads.shutdownNow();
    }
}
