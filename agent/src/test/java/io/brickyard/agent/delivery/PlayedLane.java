package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.Lane.Road;
import io.brickyard.agent.journal.Journal;
import io.brickyard.agent.sending.Carrier;
import io.brickyard.agent.sending.Envelope;
import io.brickyard.agent.sending.Message;
import io.brickyard.agent.sending.Outcome;
import io.brickyard.agent.sending.Outcome.Answered;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.EventFilter;
import io.brickyard.webhooks.Webhook;
import io.brickyard.webhooks.Webhook.Wishes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A lane whose time is played and whose receiver is a function of time; its turns are taken by the test. */
final class PlayedLane {

    static final NodeId NODE = NodeId.parse("3c1f9a52-5b0c-4a57-9b0c-2f2d6f7c1a10");
    static final Outcome OK = new Answered(200, Optional.empty());

    Instant now = Instant.parse("2026-03-01T00:00:00Z");
    BiFunction<Instant, Message, Outcome> receiver = (at, message) -> OK;
    final FakeJournal journal = new FakeJournal();
    final List<Attempt> attempts = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    Lane lane;
    private final Path path;
    private Folder folder;

    record Attempt(Instant at, String id, Outcome outcome) {}

    PlayedLane(Path folder, Wishes wishes) {
        path = folder;
        this.folder = new Folder(path, listener());
        lane = open(wishes);
    }

    static Wishes wishes(EventFilter filter, Webhook.Form form, boolean folded) {
        return new Wishes(form, filter, List.of(), Webhook.Trust.SYSTEM, Webhook.AddressPolicy.USUAL, folded, true);
    }

    void restart(Wishes wishes) {
        folder.close();
        folder = new Folder(path, listener());
        lane = open(wishes);
    }

    private Lane open(Wishes wishes) {
        Webhook webhook = new Webhook("http://receiver.example/x", "", "", wishes);
        Folder.Found found = folder.track(webhook, journal);
        Road road = new Road(
                found.track(), found.state(), carrier(), waiting(), new Envelope(wishes.form(), NODE, Set.of()));
        Lane made = new Lane(webhook, journal, road, new Surroundings(clock(), () -> 0.5, listener()));
        made.start();
        return made;
    }

    /** Until nothing is left to do, or the time has come. */
    void playUntil(Instant end) throws InterruptedException {
        idle = false;
        limit = end;
        while (!idle && now.isBefore(end) && !lane.ended()) {
            lane.turn();
        }
        if (now.isBefore(end)) {
            now = end;
        }
    }

    void play(Duration time) throws InterruptedException {
        playUntil(now.plus(time));
    }

    List<String> arrived() {
        return attempts.stream()
                .filter(attempt -> attempt.outcome().success())
                .map(Attempt::id)
                .toList();
    }

    private boolean idle;
    private Instant limit = Instant.MAX;

    private Waiting waiting() {
        return new Waiting() {
            @Override
            public void pause(Duration time) {
                now = now.plus(time).isBefore(limit) ? now.plus(time) : limit;
            }

            @Override
            public void news(Journal from, long after) {
                idle = true;
            }

            @Override
            public void wake() {}
        };
    }

    private Carrier carrier() {
        return new Carrier() {
            @Override
            public Outcome send(Message message) {
                Outcome outcome = receiver.apply(now, message);
                attempts.add(new Attempt(now, message.id(), outcome));
                now = now.plusMillis(1);
                return outcome;
            }

            @Override
            public void end() {}

            @Override
            public void close() {}
        };
    }

    private DeliveryListener listener() {
        return new DeliveryListener() {
            @Override
            public void disabled(Webhook webhook, String reason) {
                heard.add("disabled: " + reason);
            }

            @Override
            public void gaveUp(Webhook webhook, int events, String reason) {
                heard.add("gave up " + events);
            }

            @Override
            public void droppedDead(Webhook webhook, long letters) {
                heard.add("dropped " + letters);
            }
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
