package io.brickyard.agent;

import io.brickyard.agent.delivery.DeliveryListener;
import io.brickyard.agent.recording.Losses;
import io.brickyard.events.Event;
import io.brickyard.events.OwnEvents;
import io.brickyard.webhooks.Webhook;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this agent has to say itself and has not yet brought to the journal: what was lost on the way in, what became of
 * webhooks, that the journal was in trouble. Safe for use by many threads, but for {@link #next}.
 */
final class Sayings implements DeliveryListener {

    private static final Logger LOG = LoggerFactory.getLogger(Sayings.class);

    private final OwnEvents own;
    private final Losses losses;
    private final PoolFiles files;
    private final InstantSource clock;
    private final Queue<Event> waiting = new ConcurrentLinkedQueue<>();

    /** @param files in which a webhook that is gone for good is noted */
    Sayings(OwnEvents own, Losses losses, PoolFiles files, InstantSource clock) {
        this.own = own;
        this.losses = losses;
        this.files = files;
        this.clock = clock;
    }

    /** All that there is to say now, each once. For one thread at a time. */
    List<Event> next() {
        List<Event> events = new ArrayList<>();
        losses.sinceLast().ifPresent(loss -> {
            dropped(events, loss.byKernel(), "socket buffers were full");
            dropped(events, loss.overflown(), "the memory for them was full");
            dropped(events, loss.tooMany(), "a source sent too many");
        });
        for (Event event = waiting.poll(); event != null; event = waiting.poll()) {
            events.add(event);
        }
        return events;
    }

    private void dropped(List<Event> events, long count, String reason) {
        if (count > 0) {
            events.add(own.eventsDropped(clock.instant(), count, reason));
        }
    }

    /** To be said when the journal takes something again. */
    void later(Collection<Event> events) {
        waiting.addAll(events);
    }

    /** The journal takes events again, which it did not for a while. */
    void journalFailed(String reason) {
        waiting.add(own.journalFailure(clock.instant(), reason));
    }

    @Override
    public void disabled(Webhook webhook, String reason) {
        LOG.warn("a webhook is disabled: {}", reason);
        Thread.startVirtualThread(() -> files.disable(webhook, clock.instant()));
        waiting.add(own.webhookDisabled(clock.instant(), webhook.shownUrl(), reason));
    }

    @Override
    public void gaveUp(Webhook webhook, int events, String reason) {
        LOG.warn("events that became dead letters of {}: {}, {}", webhook.shownUrl(), events, reason);
    }

    @Override
    public void droppedDead(Webhook webhook, long letters) {
        String reason = "the dead letters of " + webhook.shownUrl() + " were too many";
        LOG.error("dropped {} events: {}", letters, reason);
        waiting.add(own.eventsDropped(clock.instant(), letters, reason));
    }
}
