package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.LaneReport.Condition;
import io.brickyard.agent.delivery.LaneReport.Counts;
import io.brickyard.agent.journal.Journal;
import io.brickyard.webhooks.Webhook;
import java.time.Duration;
import java.util.Optional;

/** A disabled webhook's lane: nothing is sent, but where it stands and its dead letters are kept. */
record RestingLane(Webhook webhook, Track track, LaneState state, Journal journal) implements Standing {

    @Override
    public LaneReport report() {
        return new LaneReport(
                webhook.shownUrl(),
                Condition.DISABLED,
                state.cursor(),
                state.waiting(journal),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                new Counts(0, 0, track.dead().count(), 0));
    }
}
