package io.brickyard.lab.truth;

import io.brickyard.lab.Machine;
import io.brickyard.lab.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code brickyard status -o json}, run on a node as its user would, says.
 *
 * @param states the state of each volume, by name
 * @param findings code and target, for example {@code SPLIT_BRAIN volume/rep2}
 * @param tookMilliseconds of the whole process
 */
record Reported(Map<String, String> states, Set<String> findings, String overall, long tookMilliseconds, String text) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    static Reported by(Machine machine) {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(List.of("status", "-o", "json"));
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
        Set<String> findings = new HashSet<>();
        for (JsonNode finding : document.path("findings")) {
            findings.add(finding.path("code").asString() + " "
                    + finding.path("target").asString());
        }
        return new Reported(states, findings, document.path("overall").asString(), took, output.stdout());
    }

    /** The packaged launcher if the build names one, else this build's classes. */
    static List<String> launcher() {
        String image = System.getProperty("brickyard.launcher", "");
        if (!image.isEmpty()) {
            return List.of(image);
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.brickyard.cli.Main");
    }

    boolean hasFinding(String code, String target) {
        return findings.contains(code + " " + target);
    }
}
