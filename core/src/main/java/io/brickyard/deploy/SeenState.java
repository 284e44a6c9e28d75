package io.brickyard.deploy;

import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a seen pool decides which steps lead to a wanted one, a line for each fact, for people too. What changes by itself from one
 * moment to the next, as sizes and what waits for a heal, is not in it.
 *
 * @param lines sorted
 */
record SeenState(SortedSet<String> lines) {

    SeenState {
        lines = Collections.unmodifiableSortedSet(new TreeSet<>(lines));
    }

    static SeenState of(SeenPool seen) {
        SortedSet<String> lines = new TreeSet<>();
        seen.nodes().forEach(node -> {
            lines.add("node " + node.name() + " has the id " + node.id());
            lines.add("node " + node.name() + " is "
                    + switch (node.standing()) {
                        case UP -> "up";
                        case JOINING -> "joining";
                        case REJECTED -> "rejected";
                        case AWAY -> "away";
                    });
            node.node().addresses().forEach(name -> lines.add("node " + node.name() + " is called " + name));
        });
        seen.options().forEach((name, value) -> lines.add("the pool's option " + name + " is " + value));
        seen.volumes().forEach(volume -> add(volume, seen, lines));
        seen.tasks().forEach((volume, task) -> {
            switch (task.kind()) {
                case REBALANCE -> {
                    if (task.state() == SeenTask.State.RUNNING) {
                        lines.add("volume " + volume + " is being rebalanced");
                    }
                }
                case REMOVAL -> lines.add("bricks of volume " + volume + " are being removed");
                case UNTOLD -> lines.add("whether volume " + volume + " is being rebalanced is not known");
            }
        });
        return new SeenState(lines);
    }

    private static void add(Volume volume, SeenPool seen, SortedSet<String> lines) {
        String name = "volume " + volume.name();
        lines.add(name + " has the id " + volume.id());
        lines.add(name + " is " + volume.typeName() + words(volume.layout()));
        lines.add(name + (volume.isStarted() ? " is started" : " is not started"));
        volume.options().forEach((option, value) -> lines.add(name + " has " + option + " set to " + value));
        int number = 0;
        for (Brick brick : volume.bricks()) {
            lines.add(name + " has as brick " + ++number + " " + brick);
            if (volume.isStarted() && !seen.online().contains(brick.id())) {
                lines.add(name + ": " + brick + " does not serve");
            }
        }
    }

    private static String words(Layout layout) {
        return " of " + layout.bricksPerSubvolume() + " bricks, arbiters " + layout.arbiters() + ", redundancy "
                + layout.redundancy();
    }

    /** SHA-256 of all lines, in hexadecimal. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What was so then and is not now, and what is so now and was not; empty when nothing differs. */
    List<String> differences(SeenState then) {
        List<String> differences = new ArrayList<>();
        then.lines.stream().filter(line -> !lines.contains(line)).forEach(line -> differences.add("then: " + line));
        lines.stream().filter(line -> !then.lines.contains(line)).forEach(line -> differences.add("now: " + line));
        return differences;
    }
}
