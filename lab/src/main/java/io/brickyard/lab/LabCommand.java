package io.brickyard.lab;

import java.util.List;
import java.util.Optional;

/** What a person asked {@code brickyard lab} to do. */
sealed interface LabCommand {

    record Help() implements LabCommand {}

    record Up(LabSpec spec) implements LabCommand {}

    record ListAll() implements LabCommand {}

    record Exec(LabName lab, String machine, List<String> command) implements LabCommand {
        public Exec {
            command = List.copyOf(command);
        }
    }

    /** @param path inside the machine; by default {@code /mnt/VOLUME} */
    record Mount(LabName lab, String volume, String machine, Optional<String> path) implements LabCommand {}

    record Break(Fault fault, LabName lab, String node) implements LabCommand {}

    record KillBrick(LabName lab, String volume, String brick) implements LabCommand {}

    record Mend(LabName lab) implements LabCommand {}

    record Down(LabName lab) implements LabCommand {}

    record DownAll() implements LabCommand {}

    /** What can be done to a node, and its undoing. */
    enum Fault {
        POWER_OFF("power-off", "off; to its peers it fell silent"),
        POWER_ON("power-on", "on; glusterd answers"),
        CUT("cut", "cut off; its packets vanish in both directions"),
        JOIN("join", "joined again"),
        STOP_GLUSTERD("stop-glusterd", "without glusterd; its bricks go on serving"),
        START_GLUSTERD("start-glusterd", "with glusterd, which answers"),
        FREEZE("freeze", "frozen: its glusterd accepts connections and answers nothing"),
        THAW("thaw", "thawed");

        private final String verb;
        private final String result;

        Fault(String verb, String result) {
            this.verb = verb;
            this.result = result;
        }

        String verb() {
            return verb;
        }

        /** How the node is afterwards, to follow "NODE is". */
        String result() {
            return result;
        }

        static Optional<Fault> of(String verb) {
            for (Fault fault : values()) {
                if (fault.verb.equals(verb)) {
                    return Optional.of(fault);
                }
            }
            return Optional.empty();
        }
    }
}
