package io.brickyard.bench;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a simulated pool consists of: nodes, and volumes that are spread over all of them.
 *
 * <p>Nodes, bricks and volumes are numbered from 0. Brick {@code b} lies on node {@code b mod nodes}, so that the three of
 * a replica set, which follow each other, lie on three nodes. Volumes are distributed-replicate 3; the last one, made of
 * the bricks that are left, is distributed if their number is no multiple of 3. Everything follows from the numbers: two
 * plans alike are the same pool.
 *
 * @param nodes at least 3
 * @param bricksPerNode at least 1
 * @param bricksPerVolume a multiple of 3
 * @param network the first two numbers of the nodes' IPv4 addresses, as in {@code 127.64}
 * @param glusterdPort of every node
 * @param faults which nodes do not answer as they should
 */
public record PoolPlan(
        int nodes, int bricksPerNode, int bricksPerVolume, String network, int glusterdPort, Faults faults) {

    /** Where a real glusterd listens. */
    public static final int USUAL_PORT = 24007;

    private static final int REPLICAS = 3;
    private static final int FIRST_BRICK_PORT = 49152;
    private static final int NODES_PER_BLOCK = 250;

    /** How a node's glusterd behaves; its bricks answer in each case, unless the whole node is cut off from outside. */
    public enum Behaviour {
        ANSWERS,
        /** Nothing listens: glusterd was stopped. */
        REFUSES,
        /** Takes connections and never answers: glusterd was stopped by a signal, or hangs. */
        FROZEN,
        /** Answers each question after {@link Faults#delayMillis()}. */
        SLOW
    }

    /**
     * How many nodes misbehave and in which way, spread evenly over the pool; node 0 always answers.
     *
     * @param delayMillis how long a slow node takes for each answer
     */
    public record Faults(int refusing, int frozen, int slow, int delayMillis) {
        public static final Faults NONE = new Faults(0, 0, 0, 0);

        int count() {
            return refusing + frozen + slow;
        }
    }

    public PoolPlan {
        if (nodes < REPLICAS || nodes > 250 * 250 || bricksPerNode < 1 || bricksPerNode > 1000) {
            throw new IllegalArgumentException(
                    nodes + " nodes with " + bricksPerNode + " bricks each cannot be played");
        }
        if (bricksPerVolume < REPLICAS || bricksPerVolume % REPLICAS != 0) {
            throw new IllegalArgumentException(
                    "a volume of " + bricksPerVolume + " bricks is no distributed-replicate 3");
        }
        if (faults.count() >= nodes) {
            throw new IllegalArgumentException("one node must answer");
        }
    }

    /** Spread evenly: first those that refuse, then the frozen, then the slow. */
    public Behaviour behaviour(int node) {
        int faulty = faults.count();
        if (faulty == 0 || node == 0) {
            return Behaviour.ANSWERS;
        }
        int others = nodes - 1;
        int place = ((node - 1) * faulty + others - 1) / others;
        if (place >= faulty || 1 + place * others / faulty != node) {
            return Behaviour.ANSWERS;
        }
        if (place < faults.refusing()) {
            return Behaviour.REFUSES;
        }
        return place < faults.refusing() + faults.frozen() ? Behaviour.FROZEN : Behaviour.SLOW;
    }

    String nodeName(int node) {
        return "node" + (node + 1);
    }

    UUID nodeId(int node) {
        return named("node " + node);
    }

    String address(int node) {
        return network + "." + node / NODES_PER_BLOCK + "." + (node % NODES_PER_BLOCK + 1);
    }

    int bricks() {
        return nodes * bricksPerNode;
    }

    int nodeOf(int brick) {
        return brick % nodes;
    }

    /** The port of a brick: the k-th of its node. */
    int port(int brick) {
        return FIRST_BRICK_PORT + brick / nodes;
    }

    String path(int brick) {
        return "/bricks/d" + (brick / nodes + 1) + "/" + volumeName(brick / bricksPerVolume);
    }

    /** Full volumes, then one of what is left. */
    int volumes() {
        int left = bricks() % bricksPerVolume;
        return bricks() / bricksPerVolume + (left == 0 ? 0 : 1);
    }

    String volumeName(int volume) {
        return "volume" + (volume + 1);
    }

    /** The number of the volume of this name; -1 when there is none. */
    int volumeNamed(String name) {
        String digits = name.startsWith("volume") ? name.substring("volume".length()) : "";
        try {
            int volume = Integer.parseInt(digits) - 1;
            return volume >= 0 && volume < volumes() ? volume : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** The number of the brick at a path of a node; -1 when there is none. */
    int brickAt(int node, String path) {
        for (int brick = node; brick < bricks(); brick += nodes) {
            if (path(brick).equals(path)) {
                return brick;
            }
        }
        return -1;
    }

    UUID volumeId(int volume) {
        return named("volume " + volume);
    }

    int firstBrick(int volume) {
        return volume * bricksPerVolume;
    }

    int bricksOf(int volume) {
        return Math.min(bricksPerVolume, bricks() - firstBrick(volume));
    }

    int replicas(int volume) {
        return bricksOf(volume) % REPLICAS == 0 ? REPLICAS : 1;
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
