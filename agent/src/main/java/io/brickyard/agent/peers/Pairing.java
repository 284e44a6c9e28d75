package io.brickyard.agent.peers;

import io.brickyard.eventsd.NodeRow;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.webhooks.EventsFolder;
import io.brickyard.webhooks.EventsFolderFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code brickyard agent pair}: makes the key that the agents of this pool share, and gives it to all nodes by way of
 * glusterd. Said again, it gives the same key to nodes that lack it.
 */
public final class Pairing {

    /** How it ended, by its exit code. */
    public static final int DONE = 0;

    public static final int FAILED = 1;
    /** Some nodes do not have the key yet; they get it when they are back. */
    public static final int NOT_EVERYWHERE = 3;

    private final EventsFolder folder;
    private final PoolWide pool;
    private final InstantSource clock;

    public Pairing(EventsFolder folder, PoolWide pool, InstantSource clock) {
        this.folder = folder;
        this.pool = pool;
        this.clock = clock;
    }

    /** @param renew whether a key that is there is replaced: the old one then opens nothing any more */
    public int run(boolean renew, PrintStream out, PrintStream err) {
        try {
            Optional<PoolKey> known = renew ? Optional.empty() : PoolKey.read(folder);
            if (known.isEmpty()) {
                folder.make();
                folder.agentsKey(clock.instant(), made());
            }
            String fingerprint = PoolKey.read(folder).orElseThrow().fingerprint();
            out.println((known.isPresent()
                            ? "The agents of this pool have a key already, "
                            : "Made a key for the agents of this pool, ")
                    + fingerprint.substring(0, 16) + "; giving it to all nodes.");
            out.flush();
            return given(pool.sync(), out);
        } catch (IOException | EventsFolderFailure e) {
            return failed(
                    err,
                    "the key could not be made or read",
                    String.valueOf(e.getMessage()),
                    "as root on a node of the pool: brickyard agent pair; where the key is damaged, say it on another"
                            + " node, which gives its own to all, or make a new one: brickyard agent pair --renew");
        } catch (PoolWide.Failure e) {
            return failed(
                    err,
                    "the key lies on this node, but could not be given to all others",
                    e.said().strip(),
                    "when that is mended, say again: brickyard agent pair");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static String made() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(
                "brickyard-pair", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            return KeyMaker.make(folder);
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private static int given(List<NodeRow> rows, PrintStream out) {
        boolean everywhere = true;
        for (NodeRow row : rows) {
            everywhere &= row.up() && row.ok();
            out.println("  " + row.host() + "  "
                    + (!row.up() ? "away; it gets the key when it is back" : row.ok() ? "has it" : row.error()));
        }
        return everywhere ? DONE : NOT_EVERYWHERE;
    }

    private static int failed(PrintStream err, String what, String why, String advice) {
        err.println("brickyard agent pair: " + what);
        err.println("  why: " + why);
        err.println("  try: " + advice);
        return FAILED;
    }
}
