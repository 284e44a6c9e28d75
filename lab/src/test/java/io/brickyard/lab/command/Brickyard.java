package io.brickyard.lab.command;

import io.brickyard.lab.Machine;
import io.brickyard.lab.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The {@code brickyard} command on a machine of a lab. */
public record Brickyard(Machine machine) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    public Output run(String... words) {
        return machine.run(LIMIT, commandLine(words));
    }

    /** The same program under its other name. */
    Output runAsGstatus(String... words) {
        List<String> command = new ArrayList<>();
        List<String> launcher = launcher();
        if (launcher.size() == 1) {
            command.add(Path.of(launcher.getFirst()).resolveSibling("gstatus").toString());
        } else {
            command.addAll(List.of("env", "BRICKYARD_INVOKED_AS=gstatus"));
            command.addAll(launcher);
        }
        command.addAll(List.of(words));
        return machine.run(LIMIT, command);
    }

    /** What {@code status -o json} with these further words prints. */
    JsonNode status(String... words) {
        List<String> all = new ArrayList<>(List.of("status", "-o", "json"));
        all.addAll(List.of(words));
        return JsonMapper.shared().readTree(run(all.toArray(String[]::new)).stdout());
    }

    /** The codes of the findings that are shown, or of those that are muted. */
    static List<String> codes(JsonNode status, String which) {
        List<String> codes = new ArrayList<>();
        for (JsonNode finding : status.path(which)) {
            codes.add(finding.path("code").asString());
        }
        return codes;
    }

    /** The command line, to be started within the machine. */
    public static List<String> commandLine(String... words) {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(List.of(words));
        return command;
    }

    /** The packaged launcher if the build names one, else this build's classes. */
    private static List<String> launcher() {
        return launcher(System.getProperty("brickyard.launcher", ""));
    }

    /** @param named by the build; what it names is what shall be tested, so without it there is no test */
    static List<String> launcher(String named) {
        if (!named.isEmpty()) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IllegalStateException("-Dbrickyard.launcher names " + named
                        + ", and there is no such program; build it (packaging/image), or leave that out to test this"
                        + " build's classes");
            }
            return List.of(named);
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.brickyard.cli.Main");
    }
}
