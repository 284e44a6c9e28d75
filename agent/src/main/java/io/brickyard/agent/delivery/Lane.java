package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.LaneState.Range;
import io.brickyard.agent.delivery.Verdict.Again;
import io.brickyard.agent.delivery.Verdict.Delivered;
import io.brickyard.agent.delivery.Verdict.GivenUp;
import io.brickyard.agent.delivery.Verdict.SwitchedOff;
import io.brickyard.agent.delivery.Work.Kind;
import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.journal.Journal;
import io.brickyard.agent.sending.Carrier;
import io.brickyard.agent.sending.Envelope;
import io.brickyard.agent.sending.Outcome;
import io.brickyard.webhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to one webhook, one request at a time, in the journal's order. An event is done with when the receiver took it or
 * when it lies among the dead letters, and before the next request goes out that is on record. One thread takes the
 * {@linkplain #turn turns}; anybody may ask for a report, a replay or the end.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration DYING_TOGETHER = Duration.ofMinutes(1);

    private final Webhook webhook;
    private final Journal journal;
    private final Track track;
    private final Carrier carrier;
    private final Waiting waiting;
    private final Surroundings around;
    private final Envelope envelope;
    private final Upcoming upcoming;
    private final Repeats repeats;
    private final Gauge gauge = new Gauge();

    private volatile LaneState state;
    private volatile boolean ending;
    private Kind lastKind = Kind.LIVE;

    Lane(Webhook webhook, Journal journal, Road road, Surroundings around) {
        this.webhook = webhook;
        this.journal = journal;
        this.around = around;
        track = road.track();
        state = road.start();
        carrier = road.carrier();
        waiting = road.waiting();
        envelope = road.envelope();
        upcoming = new Upcoming(new Backlog(Kind.LIVE, journal, webhook, envelope));
        repeats = new Repeats(new Backlog(Kind.REPLAY, journal, webhook, envelope), track);
    }

    /** What a lane goes on: where it stands, and the means to bring something on. */
    record Road(Track track, LaneState start, Carrier carrier, Waiting waiting, Envelope envelope) {}

    Webhook webhook() {
        return webhook;
    }

    boolean ended() {
        return ending || gauge.off();
    }

    void start() {
        upcoming.recall(state.cursor());
    }

    /** Sends something, or waits for a while. */
    void turn() throws InterruptedException {
        for (Optional<Range> more = repeats.asked(); more.isPresent(); more = repeats.asked()) {
            save(state.replaying(more.get()));
        }
        Instant now = around.clock().instant();
        state = state.seenAt(now);
        if (state.trouble().failing()) {
            if (gaveUpOld(now)) {
                return;
            }
            Duration left = state.trouble().left(now);
            if (!left.isZero()) {
                waiting.pause(untilExpiry(left, now));
                return;
            }
        }
        Optional<Work> work = choose();
        if (work.isEmpty()) {
            waiting.news(journal, state.cursor());
        } else if (work.get().entries().isEmpty()) {
            finish(work.get(), state);
        } else {
            attempt(work.get());
        }
    }

    /** What is to be sent a second time goes in turns with what is new, so that neither waits for the other's end. */
    private Optional<Work> choose() {
        boolean repeat = lastKind == Kind.LIVE && repeats.wanted(state);
        Optional<Work> work = repeat ? repeats.next(state) : upcoming.next(state);
        return work.isPresent() ? work : repeat ? upcoming.next(state) : repeats.next(state);
    }

    private void attempt(Work work) {
        lastKind = work.kind();
        gauge.sending(true);
        Outcome outcome = carrier.send(envelope.message(work.entries()));
        gauge.sending(false);
        if (ending && outcome instanceof Outcome.Failed) {
            return; // it may be we who ended it; the next start sends it again
        }
        if (!outcome.success()) {
            gauge.failed(outcome.text());
        }
        Instant now = around.clock().instant();
        boolean wasOpen = state.trouble().open();
        switch (state.after(outcome, now, around.chance().getAsDouble())) {
            case Delivered(LaneState after) -> {
                gauge.delivered(work.entries().size());
                if (wasOpen) {
                    LOG.info("event=webhook-recovered webhook={} queued={}", webhook.shownUrl(), queued());
                }
                finish(work, after);
            }
            case Again(LaneState after) -> again(work, after, wasOpen);
            case GivenUp(LaneState after, String reason) -> {
                if (work.kind() == Kind.DEAD || bury(work.entries(), reason, now)) {
                    finish(work, after);
                }
            }
            case SwitchedOff(LaneState after) -> {
                save(after);
                gauge.switchOff();
                around.listener().disabled(webhook, "the receiver answered 410 Gone");
            }
        }
    }

    private void again(Work work, LaneState after, boolean wasOpen) {
        save(after);
        if (!wasOpen && after.trouble().open()) {
            LOG.warn("event=webhook-failing webhook={} reason=\"{}\"", webhook.shownUrl(), gauge.lastError());
        }
        if (work.kind() == Kind.DEAD) {
            repeats.giveUp();
        }
        upcoming.forgetPage();
        repeats.forgetPage();
    }

    private void finish(Work work, LaneState after) {
        switch (work.kind()) {
            case LIVE -> {
                upcoming.done();
                save(after.through(work.through()));
            }
            case REPLAY -> save(after.replayed(work.through()));
            case DEAD -> {
                save(after);
                repeats.tried(!after.trouble().failing() && after.trouble().refusals() == 0);
            }
        }
    }

    /** Gives up what has been tried for too long; tells whether there was any. */
    private boolean gaveUpOld(Instant now) {
        List<Entry> dying = upcoming.dying(state, now);
        if (dying.isEmpty()
                || !bury(dying, "not delivered within " + Schedule.LIFE.toHours() + " h: " + gauge.lastError(), now)) {
            return false;
        }
        save(state.through(upcoming.buried(dying)));
        return true;
    }

    /** Not for each event that has had its time, but for all of a minute. */
    private Duration untilExpiry(Duration left, Instant now) {
        Duration life = upcoming.oldest()
                .map(received -> Duration.between(now, state.trouble().expiry(received)))
                .orElse(left);
        Duration later = life.compareTo(DYING_TOGETHER) < 0 ? DYING_TOGETHER : life;
        return later.compareTo(left) < 0 ? later : left;
    }

    private boolean bury(List<Entry> entries, String reason, Instant now) {
        boolean kept = track.bury(entries.stream()
                .map(entry -> new DeadLetter(webhook.shownUrl(), now, reason, entry))
                .toList());
        if (kept) {
            around.listener().gaveUp(webhook, entries.size(), reason);
        }
        return kept;
    }

    private void save(LaneState next) {
        state = next;
        track.save(next);
    }

    void retry(List<DeadLetter> letters) {
        repeats.retry(letters);
        waiting.wake();
    }

    void replay(Range range) {
        repeats.replay(range);
        waiting.wake();
    }

    /** Takes no further turn; what is under way may end by itself. */
    void end() {
        ending = true;
        waiting.wake();
    }

    /** Ends also what is under way. */
    void endNow() {
        carrier.end();
    }

    void close() {
        track.takeOutRevived();
        carrier.close();
    }

    Track track() {
        return track;
    }

    private long queued() {
        return state.waiting(journal);
    }

    LaneReport report() {
        return gauge.report(
                webhook.shownUrl(),
                state,
                queued(),
                upcoming.oldest()
                        .map(since -> Duration.between(since, around.clock().instant())),
                new LaneReport.Counts(
                        gauge.delivered(), gauge.failed(), track.dead().count(), upcoming.missed()));
    }
}
