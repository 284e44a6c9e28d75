package io.brickyard.glusterd.command;

import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code heal VOLUME info}, {@code info split-brain} and {@code info summary}.
 *
 * <p>A brick that was not reached has a host UUID of {@code -}. Its counts are {@code -} or missing; version 10 glues
 * {@code totalNumberOfEntries0} to the status of such a brick, which is no zero but a count that was not made.
 */
final class HealReader {
    private static final String GLUED = "totalNumberOfEntries";

    private HealReader() {}

    static HealInfo info(XmlElement root) {
        List<HealInfo.BrickEntries> bricks = new ArrayList<>();
        for (XmlElement brick : bricks(root)) {
            List<HealInfo.Entry> entries = new ArrayList<>();
            for (XmlElement file : brick.children("file")) {
                entries.add(new HealInfo.Entry(file.attribute("gfid"), file.text()));
            }
            bricks.add(new HealInfo.BrickEntries(
                    node(brick),
                    brick.text("name").orElse(""),
                    status(brick),
                    brick.number("numberOfEntries"),
                    entries));
        }
        return new HealInfo(bricks);
    }

    static HealSummary summary(XmlElement root) {
        List<HealSummary.BrickCount> bricks = new ArrayList<>();
        for (XmlElement brick : bricks(root)) {
            bricks.add(new HealSummary.BrickCount(
                    node(brick),
                    brick.text("name").orElse(""),
                    status(brick),
                    brick.number("totalNumberOfEntries"),
                    brick.number("numberOfEntriesInSplitBrain"),
                    brick.number("numberOfEntriesPossiblyHealing")));
        }
        return new HealSummary(bricks);
    }

    private static List<XmlElement> bricks(XmlElement root) {
        Optional<XmlElement> heal = root.child("healInfo");
        return heal.isPresent() ? heal.get().below("bricks", "brick") : List.of();
    }

    private static Optional<NodeId> node(XmlElement brick) {
        return brick.attribute("hostUuid")
                .filter(uuid -> !uuid.isEmpty() && !uuid.equals("-"))
                .map(Fields::node);
    }

    private static String status(XmlElement brick) {
        String status = brick.text("status").orElse("");
        int glued = status.indexOf(GLUED);
        return glued < 0 ? status : status.substring(0, glued).strip();
    }
}
