package io.brickyard.agent.delivery;

import io.brickyard.webhooks.Webhook;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lane and its thread. */
final class RunningLane implements Standing {

    private static final Logger LOG = LoggerFactory.getLogger(RunningLane.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final Lane lane;
    private final Waiting waiting;
    private final Thread thread;

    RunningLane(Lane lane, Waiting waiting) {
        this.lane = lane;
        this.waiting = waiting;
        thread = Thread.ofVirtual().name("lane " + lane.webhook().shownUrl()).start(this::run);
    }

    Lane lane() {
        return lane;
    }

    @Override
    public Webhook webhook() {
        return lane.webhook();
    }

    @Override
    public Track track() {
        return lane.track();
    }

    @Override
    public LaneReport report() {
        return lane.report();
    }

    private void run() {
        try {
            boolean started = false;
            while (!lane.ended()) {
                try {
                    if (!started) {
                        lane.start();
                        started = true;
                    }
                    lane.turn();
                } catch (RuntimeException | Error e) { // a journal that cannot be read now, no memory: it goes on
                    LOG.warn("event=lane-stumbled webhook={}", lane.webhook().shownUrl(), e);
                    waiting.pause(AFTER_A_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lane.close();
        }
    }

    /** Whether it ended within the time. */
    boolean join(Duration time) {
        try {
            return thread.join(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
