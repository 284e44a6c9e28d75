package io.brickyard.agent.delivery;

import io.brickyard.agent.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets the first report of a fact pass and holds back the others that came within a window. Time is that of receipt, so that the
 * same events fold in the same way whenever they are delivered.
 */
final class Fold {

    static final Duration WINDOW = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    private final Map<String, Instant> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    boolean first(Entry entry) {
        Instant before = seen.get(entry.fact());
        if (before != null && Duration.between(before, entry.received()).abs().compareTo(WINDOW) < 0) {
            return false;
        }
        seen.remove(entry.fact());
        seen.put(entry.fact(), entry.received());
        return true;
    }
}
