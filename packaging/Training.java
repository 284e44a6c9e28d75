package io.brickyard.cli;

import io.brickyard.survey.HealReport;
import java.io.IOException;
import java.net.InetAddress;
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
 * comment. A line that begins with {@code -} may fail, as in a makefile: error paths are trained as well. Any other must
 * succeed, as a look that was given up half-way would train half of it, and the cache would only be slow.
 */
final class Training {

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                boolean mayFail = line.startsWith("-");
                int exit = run(List.of(line.substring(mayFail ? 1 : 0).strip().split(" +")));
                if (exit != 0 && !mayFail) {
                    System.out.println("exit " + exit + " of: " + line);
                    System.exit(1);
                }
            }
        }
        lookUp();
        countEntries(Path.of(arguments[0]).toAbsolutePath().getParent());
    }

    /** As names are that resolve: those of the simulated nodes do not. */
    private static void lookUp() throws IOException {
        System.out.println(InetAddress.getAllByName("localhost").length + " addresses");
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

    private static int run(List<String> words) {
        Surroundings here = Surroundings.ofThisProcess();
        Map<String, String> environment = new HashMap<>(here.environment());
        environment.put("BRICKYARD_INVOKED_AS", words.getFirst());
        return new Main(new Surroundings(here.terminal(), environment, here.clock(), here.state(), here.pools()))
                .run(new ArrayList<>(words.subList(1, words.size())));
    }
}
