package io.brickyard.survey;

import io.brickyard.glusterd.rpc.Doors;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How the ports of bricks are tried. */
interface Knocking {

    /** Tries none: for looks that only find out what the glusterds say. */
    Knocking NONE = (doors, _) -> {
        Map<Object, Doors.Answer> answers = HashMap.newHashMap(doors.size());
        doors.forEach((key, door) -> answers.put(
                key, new Doors.Answer(Doors.Outcome.UNTRIED, door.addresses().getFirst())));
        return answers;
    };

    /**
     * @param perDoor how long one door may take
     * @return an answer for every door
     */
    Map<Object, Doors.Answer> knock(Map<Object, Doors.Door> doors, Duration perDoor);
}
