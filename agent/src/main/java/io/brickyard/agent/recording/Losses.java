package io.brickyard.agent.recording;

import io.brickyard.agent.intake.IntakeCounts;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that datagrams were lost on the way in. Somebody who was promised every event must hear when one is missing.
 * Datagrams of strangers are refused, not lost; of them only the log tells.
 */
public final class Losses {

    private static final Logger log = LoggerFactory.getLogger(Losses.class);

    private final Supplier<IntakeCounts> counts;
    private IntakeCounts told = new IntakeCounts(0, 0, 0, 0, 0, 0);

    /** How many since the last time, and where. */
    public record Loss(long byKernel, long overflown, long tooMany) {
        public long all() {
            return byKernel + overflown + tooMany;
        }
    }

    public Losses(Supplier<IntakeCounts> counts) {
        this.counts = counts;
    }

    /** What was lost since this was asked last. */
    public Optional<Loss> sinceLast() {
        IntakeCounts now = counts.get();
        Loss loss = new Loss(
                now.droppedByKernel() - told.droppedByKernel(),
                now.overflown() - told.overflown(),
                now.tooMany() - told.tooMany());
        if (now.strangers() > told.strangers()) {
            log.warn(
                    "refused {} datagrams from addresses that are neither of the pool nor configured (intake.sources)",
                    now.strangers() - told.strangers());
        }
        told = now;
        if (loss.all() == 0) {
            return Optional.empty();
        }
        log.error(
                "lost {} datagrams: {} at full socket buffers, {} for want of memory, {} by the limit for a source",
                loss.all(),
                loss.byKernel(),
                loss.overflown(),
                loss.tooMany());
        return Optional.of(loss);
    }
}
