package io.brickyard.lab.truth;

import io.brickyard.lab.Machine;
import io.brickyard.lab.Output;
import io.brickyard.lab.command.Brickyard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code brickyard status -o json}, run on a node as its user would, says.
 *
 * @param states the state of each volume, by name
 * @param findings code and target, the most severe first, for example {@code SPLIT_BRAIN volume/rep2}
 * @param tookMilliseconds of the whole process
 */
public record Reported(
        Map<String, String> states, Set<String> findings, String overall, long tookMilliseconds, String text) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    public static Reported by(Machine machine) {
        return read(machine, Brickyard.commandLine("status", "-o", "json"));
    }

    /** Asked before all other work of this machine, where that is permitted: what is measured is the command alone. */
    public static Reported firstOfAll(Machine machine) {
        List<String> command = new ArrayList<>();
        if (machine.run(LIMIT, "chrt", "--rr", "10", "true").succeeded()) {
            command.addAll(List.of("chrt", "--rr", "10"));
        }
        command.addAll(Brickyard.commandLine("status", "-o", "json"));
        return read(machine, command);
    }

    private static Reported read(Machine machine, List<String> command) {
        long begin = System.nanoTime();
        Output output = machine.run(LIMIT, command);
        long took = (System.nanoTime() - begin) / 1_000_000;
        JsonNode document;
        try {
            document = JsonMapper.shared().readTree(output.stdout());
        } catch (RuntimeException e) {
            throw new IllegalStateException("status on " + machine + " printed no JSON: " + output, e);
        }
        Map<String, String> states = new HashMap<>();
        for (JsonNode volume : document.path("volumes")) {
            states.put(volume.path("name").asString(), volume.path("state").asString());
        }
        Set<String> findings = new LinkedHashSet<>();
        for (JsonNode finding : document.path("findings")) {
            findings.add(finding.path("code").asString() + " "
                    + finding.path("target").asString());
        }
        return new Reported(states, findings, document.path("overall").asString(), took, output.stdout());
    }

    public boolean hasFinding(String code, String target) {
        return findings.contains(code + " " + target);
    }
}
