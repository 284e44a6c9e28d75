package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.LaneReport.Condition;
import io.brickyard.agent.delivery.LaneReport.Counts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What can be told of a lane besides its state. Written by the lane, read by anybody. */
final class Gauge {

    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile String lastError = "";
    private volatile boolean sending;
    private volatile boolean off;

    void sending(boolean now) {
        sending = now;
    }

    void delivered(int events) {
        delivered.addAndGet(events);
    }

    void failed(String reason) {
        failed.incrementAndGet();
        lastError = reason;
    }

    void switchOff() {
        off = true;
    }

    boolean off() {
        return off;
    }

    String lastError() {
        return lastError;
    }

    long delivered() {
        return delivered.get();
    }

    long failed() {
        return failed.get();
    }

    LaneReport report(String url, LaneState state, long queued, Optional<Duration> age, Counts counts) {
        Trouble trouble = state.trouble();
        return new LaneReport(
                url,
                condition(trouble),
                state.cursor(),
                queued,
                age.filter(Duration::isPositive).orElse(Duration.ZERO),
                trouble.failing() ? Optional.of(trouble.next()) : Optional.empty(),
                Optional.of(lastError).filter(text -> !text.isEmpty()),
                counts);
    }

    private Condition condition(Trouble trouble) {
        if (off) {
            return Condition.DISABLED;
        }
        if (trouble.open()) {
            return sending ? Condition.HALF_OPEN : Condition.OPEN;
        }
        return trouble.failing() ? Condition.FAILING : Condition.CLOSED;
    }
}
