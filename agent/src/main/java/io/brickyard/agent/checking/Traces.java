package io.brickyard.agent.checking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Facts that came or went a moment ago, each told once. What came may have gone again, and the other way round: events are
 * looked at later than they were sent. What is there at the first look came before anybody looked. For one thread at a time.
 */
final class Traces {

    /** An event is sent when its command ends, right after what it tells of. */
    static final Duration FRESH = Duration.ofSeconds(30);

    private final Map<String, Instant> came = new HashMap<>();
    private final Map<String, Instant> went = new HashMap<>();
    private Set<String> there = Set.of();
    private boolean looked;

    /** Takes what is there now. */
    void look(Set<String> now, Instant at) {
        if (looked) {
            for (String fact : now) {
                if (!there.contains(fact)) {
                    came.put(fact, at);
                }
            }
            for (String fact : there) {
                if (!now.contains(fact)) {
                    went.put(fact, at);
                }
            }
        }
        came.values().removeIf(time -> time.plus(FRESH).isBefore(at));
        went.values().removeIf(time -> time.plus(FRESH).isBefore(at));
        there = now;
        looked = true;
    }

    /** Whether all of these came lately; then the next event that says so speaks of something else. */
    boolean came(Set<String> facts) {
        return all(facts, came);
    }

    boolean went(Set<String> facts) {
        return all(facts, went);
    }

    private static boolean all(Set<String> facts, Map<String, Instant> traces) {
        boolean all = !facts.isEmpty() && new HashSet<>(traces.keySet()).containsAll(facts);
        if (all) {
            traces.keySet().removeAll(facts);
        }
        return all;
    }
}
