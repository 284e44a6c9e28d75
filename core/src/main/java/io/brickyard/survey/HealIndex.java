package io.brickyard.survey;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts what waits for a heal by looking into the bricks of this very node, and adds up what others counted alike: the index translator keeps a link in
 * {@code .glusterfs/indices/xattrop} for each file that may differ from its copies (xlators/features/index, 3.x to 11).
 *
 * <p>Costs microseconds, no lock and no process; only root can do it. A file is in the index of every brick that has the
 * newer copy, so a subvolume's count is the largest of its bricks', and a lower bound while not all of them are here.
 */
final class HealIndex {

    /** Counting stops here: nobody needs the exact number of a million waiting files. */
    private static final long MOST = 1_000_000;

    /** The file that all entries are links to. */
    private static final String BASE = "xattrop-";

    private final NodeId here;

    HealIndex(NodeId here) {
        this.here = here;
    }

    /** How many entries the index of each of this node's bricks has; those that cannot be read are left out. */
    Map<BrickId, Long> waiting(List<Volume> volumes) {
        Map<BrickId, Long> waiting = new HashMap<>();
        for (Volume volume : volumes) {
            for (Brick brick : volume.bricks()) {
                if (brick.node().equals(here)) {
                    count(Path.of(brick.path().value())).ifPresent(entries -> waiting.put(brick.id(), entries));
                }
            }
        }
        return waiting;
    }

    /**
     * What the indexes of a volume's bricks mean; empty when that of none is known.
     *
     * @param waiting the entries of each brick's index, as far as they are known
     */
    static Optional<HealReport> report(Volume volume, Map<BrickId, Long> waiting, Instant now) {
        long entries = 0;
        int counted = 0;
        for (Subvolume subvolume : volume.subvolumes()) {
            long largest = 0;
            for (Brick brick : subvolume.bricks()) {
                Long count = waiting.get(brick.id());
                if (count != null) {
                    counted++;
                    largest = Math.max(largest, count);
                }
            }
            entries += largest;
        }
        if (counted == 0) {
            return Optional.empty();
        }
        int bricks = volume.bricks().size();
        boolean all = counted == bricks;
        return Optional.of(new HealReport(
                volume.name(),
                OptionalLong.of(entries),
                OptionalLong.empty(),
                all,
                HealReport.Source.INDEX,
                now,
                all ? "" : "counted on " + counted + " of " + bricks + " bricks",
                List.of()));
    }

    private static OptionalLong count(Path brick) {
        long entries = 0;
        Path index = brick.resolve(".glusterfs/indices/xattrop");
        if (!Files.isDirectory(index)) {
            return OptionalLong.empty();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(index)) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(BASE) && ++entries == MOST) {
                    break;
                }
            }
            return OptionalLong.of(entries);
        } catch (IOException | DirectoryIteratorException _) {
            return OptionalLong.empty();
        }
    }
}
