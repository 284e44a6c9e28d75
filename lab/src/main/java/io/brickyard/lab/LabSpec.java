package io.brickyard.lab;

import java.util.Map;
import java.util.TreeMap;

/**
 * What lab to make.
 *
 * @param nodes how many members the pool has, 1 to 99
 * @param bricksPerNode how many XFS file systems each node has for bricks, 0 to 99
 * @param demoVolumes whether to create and start one volume of each usual type
 * @param glusterdOptions options of {@code glusterd.vol} by name, set on all nodes; by default that file is as installed
 */
public record LabSpec(
        LabName name, int nodes, int bricksPerNode, boolean demoVolumes, Map<String, String> glusterdOptions) {

    /** How many bricks per node the demo volumes take on a pool of three. */
    public static final int DEFAULT_BRICKS = 6;

    private static final int MOST = 99;

    public LabSpec {
        glusterdOptions = Map.copyOf(glusterdOptions);
        if (nodes < 1 || nodes > MOST) {
            throw new IllegalArgumentException("a lab has 1 to " + MOST + " nodes, not " + nodes);
        }
        if (bricksPerNode < 0 || bricksPerNode > MOST) {
            throw new IllegalArgumentException("a node of a lab has 0 to " + MOST + " bricks, not " + bricksPerNode);
        }
        if (demoVolumes && nodes < 3) {
            throw new IllegalArgumentException("the demo volumes need 3 nodes, not " + nodes);
        }
        if (demoVolumes && bricksPerNode < DEFAULT_BRICKS) {
            throw new IllegalArgumentException(
                    "the demo volumes need " + DEFAULT_BRICKS + " bricks per node, not " + bricksPerNode);
        }
        glusterdOptions.forEach(LabSpec::checkOption);
    }

    public static LabSpec of(String name, int nodes) {
        return new LabSpec(new LabName(name), nodes, DEFAULT_BRICKS, false, Map.of());
    }

    public LabSpec withBricksPerNode(int count) {
        return new LabSpec(name, nodes, count, demoVolumes, glusterdOptions);
    }

    public LabSpec withDemoVolumes() {
        return new LabSpec(name, nodes, bricksPerNode, true, glusterdOptions);
    }

    public LabSpec withGlusterdOption(String option, String value) {
        Map<String, String> more = new TreeMap<>(glusterdOptions);
        more.put(option, value);
        return new LabSpec(name, nodes, bricksPerNode, demoVolumes, more);
    }

    private static void checkOption(String option, String value) {
        for (String word : new String[] {option, value}) {
            if (word.isEmpty() || word.chars().anyMatch(c -> c <= ' ' || c == '#' || c == 127)) {
                throw new IllegalArgumentException("not an option of glusterd.vol: '" + option + "=" + value + "'");
            }
        }
    }
}
