package io.brickyard.glusterd.command;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.state.GlobalState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Asks the glusterd of this node for its state: {@code get-state} makes glusterd write a file, which is read and removed.
 *
 * <p>The file goes into a new folder of its own below the given one, so that nobody else can have prepared it.
 */
public record StateDump(CommandLine commandLine, Path folder) {
    private static final String FILE = "state";
    private static final int LARGEST = 32 << 20;

    /**
     * The state as it is now.
     *
     * @param detail with the clients of each local brick
     */
    public GlobalState take(boolean detail, Deadline deadline) {
        try {
            Path own = Files.createTempDirectory(folder, "brickyard-");
            try {
                return read(own, detail, deadline);
            } finally {
                Files.deleteIfExists(own.resolve(FILE));
                Files.deleteIfExists(own);
            }
        } catch (IOException e) {
            throw new GlusterdFailure.NotAllowed(
                    "the folder " + folder + " cannot take glusterd's state: " + e.getMessage());
        }
    }

    private GlobalState read(Path own, boolean detail, Deadline deadline) throws IOException {
        List<String> plain = List.of("--mode=script", "get-state", "odir", own.toString(), "file", FILE);
        List<String> detailed = List.of("--mode=script", "get-state", "odir", own.toString(), "file", FILE, "detail");
        Printout printout = commandLine.run(detail ? detailed : plain, deadline);
        Path file = own.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw Answer.plainText("get-state", printout);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return GlobalState.parse(stream.readNBytes(LARGEST + 1));
        }
    }
}
