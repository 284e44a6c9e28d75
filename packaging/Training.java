package io.brickyard.cli;

import io.brickyard.survey.HealReport;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs many command lines in one process, so that what each of them loads ends up in one AOT cache.
 *
 * <p>A line of the file is the name the program is called by and its arguments, separated by spaces; {@code #} starts a
 * comment. Whether a command succeeds does not matter here: error paths are trained as well.
 */
final class Training {

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                run(List.of(line.strip().split(" +")));
            }
        }
        countEntries(Path.of(arguments[0]).toAbsolutePath().getParent());
    }

    /** As heal indexes are counted: the bricks of a simulated pool have no folders. */
    private static void countEntries(Path folder) throws IOException {
        int entries = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                entries += file.getFileName().toString().isEmpty() ? 0 : 1;
            }
        }
        System.out.println(entries + " entries, counted as " + HealReport.Source.INDEX);
    }

    private static void run(List<String> words) {
        Surroundings here = Surroundings.ofThisProcess();
        Map<String, String> environment = new HashMap<>(here.environment());
        environment.put("BRICKYARD_INVOKED_AS", words.getFirst());
        new Main(new Surroundings(here.terminal(), environment, here.clock(), here.state(), here.pools()))
                .run(new ArrayList<>(words.subList(1, words.size())));
    }
}
