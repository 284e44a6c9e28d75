package io.brickyard.agent.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what has changed for good from what was seen only once: a difference counts when two looks in a row show the same
 * one. So a glusterd that is restarted, or a look in the middle of a change, makes nobody's telephone ring.
 *
 * @param <K> what is watched
 * @param <V> how it is
 */
final class Settling<K, V> {

    /** @param from empty for what was not there before; {@code to} likewise for what is gone */
    record Turn<K, V>(K key, Optional<V> from, Optional<V> to) {}

    private final Map<K, V> settled;
    private Map<K, Optional<V>> doubtful = Map.of();

    /** @param settled how everything was when somebody last looked */
    Settling(Map<K, V> settled) {
        this.settled = new HashMap<>(settled);
    }

    /** Takes the next look, and returns what has changed for good. */
    List<Turn<K, V>> next(Map<K, V> seen) {
        List<Turn<K, V>> turns = new ArrayList<>();
        Map<K, Optional<V>> doubts = new HashMap<>();
        List<K> keys = new ArrayList<>(seen.keySet());
        settled.keySet().stream().filter(key -> !seen.containsKey(key)).forEach(keys::add);
        for (K key : keys) {
            Optional<V> now = Optional.ofNullable(seen.get(key));
            Optional<V> before = Optional.ofNullable(settled.get(key));
            if (now.equals(before)) {
                continue;
            }
            if (now.equals(doubtful.get(key))) {
                turns.add(new Turn<>(key, before, now));
                now.ifPresentOrElse(value -> settled.put(key, value), () -> settled.remove(key));
            } else {
                doubts.put(key, now);
            }
        }
        doubtful = doubts;
        return turns;
    }

    /** Whether the last look showed something that the next one may bear out. */
    boolean doubts() {
        return !doubtful.isEmpty();
    }

    Map<K, V> settled() {
        return Map.copyOf(settled);
    }
}
