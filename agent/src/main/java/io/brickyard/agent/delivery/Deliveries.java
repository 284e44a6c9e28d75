package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.Folder.Found;
import io.brickyard.agent.delivery.Lane.Road;
import io.brickyard.agent.delivery.LaneState.Range;
import io.brickyard.agent.journal.Journal;
import io.brickyard.agent.sending.Envelope;
import io.brickyard.agent.sending.Limits;
import io.brickyard.agent.sending.Sender;
import io.brickyard.agent.sending.Sending;
import io.brickyard.agent.sending.TestReport;
import io.brickyard.events.Catalogue;
import io.brickyard.events.EventType;
import io.brickyard.events.Origin;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.Webhook;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A lane for each webhook; those of enabled ones have a virtual thread each, so that none slows another. The webhooks may change at any time:
 * the lane of one that stays as it was is not touched, one whose settings changed goes on where it stood, a new one begins at the
 * journal's end. Safe for use by many threads.
 */
public final class Deliveries implements AutoCloseable {

    private static final Duration FORCED_EVERY = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Journal journal;
    private final Folder folder;
    private final NodeId node;
    private final Surroundings around;
    private final Set<String> ownTypes;
    private final Sending sending;
    private final Map<String, RunningLane> lanes = new ConcurrentSkipListMap<>();
    private final Map<String, RestingLane> resting = new ConcurrentSkipListMap<>();
    private final DeadLetterOffice dead = new DeadLetterOffice(this::standings);
    private List<Webhook> webhooks = List.of();
    private volatile boolean closed;

    public Deliveries(Journal journal, Path folder, NodeId node, Surroundings around) {
        this.journal = journal;
        this.folder = new Folder(folder, around.listener());
        this.node = node;
        this.around = around;
        ownTypes = Catalogue.load().types().stream()
                .filter(type -> type.origin() == Origin.BRICKYARD)
                .map(EventType::name)
                .collect(Collectors.toSet());
        sending = new Sending(around.clock(), Limits.USUAL);
        Thread.ofPlatform().daemon().name("cursor-forcer").start(this::force);
    }

    /**
     * From now on these, and no others. One that is missing is forgotten with all its dead letters; a disabled one is not.
     *
     * @throws UncheckedIOException if a cursor could not be opened; the other webhooks have their lanes then
     */
    public synchronized void replaceAll(List<Webhook> wanted) {
        if (closed) {
            return;
        }
        List<RunningLane> leaving = lanes.values().stream()
                .filter(running -> !wanted.contains(running.lane().webhook())
                        || !running.lane().webhook().wishes().enabled())
                .toList();
        end(leaving);
        leaving.forEach(running -> lanes.remove(running.lane().webhook().url()));
        for (Webhook old : webhooks) {
            if (wanted.stream().noneMatch(webhook -> webhook.url().equals(old.url()))) {
                folder.forget(old);
            }
        }
        resting.values().removeIf(lane -> !wanted.contains(lane.webhook()));
        List<UncheckedIOException> failures = new ArrayList<>();
        for (Webhook webhook : wanted) {
            try {
                if (webhook.wishes().enabled()) {
                    lanes.computeIfAbsent(webhook.url(), _ -> running(webhook));
                } else {
                    resting.computeIfAbsent(webhook.url(), _ -> resting(webhook));
                }
            } catch (UncheckedIOException e) {
                failures.add(e);
            }
        }
        webhooks = List.copyOf(wanted);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private RestingLane resting(Webhook webhook) {
        Found found = folder.track(webhook, journal);
        return new RestingLane(webhook, found.track(), found.state(), journal);
    }

    private RunningLane running(Webhook webhook) {
        Found found = folder.track(webhook, journal);
        boolean changed = webhooks.stream().anyMatch(old -> old.url().equals(webhook.url()));
        Waiting waiting = Waiting.real();
        Road road = new Road(
                found.track(),
                changed ? found.state().afresh() : found.state(),
                sending.to(webhook),
                waiting,
                new Envelope(webhook.wishes().form(), node, ownTypes));
        return new RunningLane(new Lane(webhook, journal, road, around), waiting);
    }

    /** Lets what is under way end by itself for a moment, so that it need not be sent again; then ends it. */
    private static void end(Collection<RunningLane> ending) {
        ending.forEach(running -> running.lane().end());
        long deadline = System.nanoTime() + GRACE.toNanos();
        ending.forEach(running -> running.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime()))));
        ending.forEach(running -> running.lane().endNow());
        ending.forEach(running -> running.join(GRACE));
        ending.forEach(running -> running.lane().track().close());
    }

    private Collection<Standing> standings() {
        List<Standing> standings = new ArrayList<>(lanes.values());
        standings.addAll(resting.values());
        return standings;
    }

    /** Those of disabled webhooks included. */
    public List<LaneReport> states() {
        return standings().stream().map(Standing::report).toList();
    }

    /** At most ten thousand, oldest first for each webhook. */
    public List<DeadLetter> deadLetters(Predicate<DeadLetter> wanted) {
        return dead.find(wanted);
    }

    /** Sends them once more, in their order; those that arrive are dead no longer. Tells how many will be tried. */
    public synchronized int retryDead(Predicate<DeadLetter> wanted) {
        return dead.retry(wanted);
    }

    /** Tells how many there were. */
    public synchronized int dropDead(Predicate<DeadLetter> unwanted) {
        return dead.drop(unwanted);
    }

    /**
     * Sends what a webhook wants of a part of the journal once more, beside what is new; goes on after a restart. A second range
     * widens one that is under way.
     *
     * @param url the webhook's, credentials included or as it may be shown
     * @param from sequence number of the first, inclusive
     * @param to of the last, inclusive
     * @return whether there is such a webhook
     */
    public synchronized boolean replay(String url, long from, long to) {
        Optional<Lane> lane = lanes.values().stream()
                .map(RunningLane::lane)
                .filter(one -> one.webhook().url().equals(url)
                        || one.webhook().shownUrl().equals(url))
                .findFirst();
        lane.ifPresent(found -> found.replay(
                new Range(Math.max(Math.max(0, from - 1), journal.first() - 1), Math.min(to, journal.last()))));
        return lane.isPresent();
    }

    /** Sends a test event to a webhook, which need not be one of ours, by the caller's thread. */
    public TestReport test(Webhook webhook) {
        try (Sender sender = sending.to(webhook)) {
            String id = "test-" + UUID.randomUUID();
            return sender.test(new Envelope(webhook.wishes().form(), node, ownTypes)
                    .test(id, around.clock().instant()));
        }
    }

    private void force() {
        while (!closed) {
            LockSupport.parkNanos(FORCED_EVERY.toNanos());
            folder.force();
        }
    }

    /** Lets requests that are under way end by themselves for a moment; what could not be sent is sent after the next start. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        end(lanes.values());
        lanes.clear();
        sending.close();
        folder.close();
    }
}
