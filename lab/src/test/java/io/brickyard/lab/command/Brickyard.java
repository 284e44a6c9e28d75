package io.brickyard.lab.command;

import io.brickyard.lab.Machine;
import io.brickyard.lab.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The {@code brickyard} command on a machine of a lab. */
public record Brickyard(Machine machine) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    public Output run(String... words) {
        return machine.run(LIMIT, commandLine(words));
    }

    /** The command line, to be started within the machine. */
    public static List<String> commandLine(String... words) {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(List.of(words));
        return command;
    }

    /** The packaged launcher if the build names one, else this build's classes. */
    private static List<String> launcher() {
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
}
