package io.brickyard.survey;

import io.brickyard.glusterd.rpc.Doors;
import io.brickyard.pool.BrickId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Knocks at the ports where the bricks of the pool were last known to listen, while the pool is still being asked for what it
 * consists of. Nearly always they listen there still: then the knocking, the longest of all rounds, has cost no time, and the
 * time that silent ones take has passed beside that of silent nodes.
 *
 * <p>What it finds counts only for a brick of which its glusterd, or the memory where that is gone, names the same door.
 */
final class HeadStart implements Knocking {

    private final Future<Map<Doors.Door, Doors.Answer>> knocking;
    private final Duration atMost;

    private HeadStart(Future<Map<Doors.Door, Doors.Answer>> knocking, Duration atMost) {
        this.knocking = knocking;
        this.atMost = atMost;
    }

    /**
     * Begins to knock.
     *
     * @param source the glusterd that is asked, in one word
     * @param perDoor how long one door may take
     */
    static HeadStart begin(LastKnown lastKnown, String source, Threads threads, Duration perDoor) {
        Map<BrickId, Doors.Door> doors = lastKnown.doorsSeenFrom(source);
        return new HeadStart(threads.begin(() -> knockEarly(doors, perDoor)), perDoor);
    }

    private static Map<Doors.Door, Doors.Answer> knockEarly(Map<BrickId, Doors.Door> doors, Duration perDoor) {
        Map<Doors.Door, Doors.Answer> answers = HashMap.newHashMap(doors.size());
        Doors.knock(doors, perDoor).forEach((brick, answer) -> answers.put(doors.get(brick), answer));
        return answers;
    }

    /** Takes what came of the early knocks at the same doors, and knocks at the others. */
    @Override
    public Map<Object, Doors.Answer> knock(Map<Object, Doors.Door> doors, Duration perDoor) {
        Map<Doors.Door, Doors.Answer> early = early();
        Map<Object, Doors.Answer> answers = HashMap.newHashMap(doors.size());
        Map<Object, Doors.Door> left = new LinkedHashMap<>();
        doors.forEach((key, door) -> {
            Doors.Answer answer = early.get(door);
            if (answer == null) {
                left.put(key, door);
            } else {
                answers.put(key, answer);
            }
        });
        answers.putAll(Doors.knock(left, perDoor));
        return answers;
    }

    /** Nothing when they take longer than they may. */
    private Map<Doors.Door, Doors.Answer> early() {
        Optional<Map<Doors.Door, Doors.Answer>> answers = Threads.result(knocking, atMost);
        return answers.orElse(Map.of());
    }
}
