package io.brickyard.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of every answer, over pools made from seeds. */
class StoppingPropertiesTest {

    private static final int POOLS = 3_000;
    private static final List<Layout> LAYOUTS = List.of(
            PoolFixtures.SINGLE,
            PoolFixtures.REPLICA_2,
            PoolFixtures.REPLICA_3,
            PoolFixtures.ARBITER,
            PoolFixtures.DISPERSE_3,
            new Layout.Replicated(4, 0),
            new Layout.Dispersed(6, 2));

    private enum Answer {
        SAFE,
        UNSAFE,
        UNKNOWN
    }

    /** A pool as its seed says, so that it can be built again with more trouble. */
    private static Surveys pool(long seed) {
        Random random = new Random(seed);
        int nodes = random.nextInt(3, 7);
        Surveys pool = Surveys.ofPool(nodes).poolOption("cluster.op-version", "100000");
        int volumes = random.nextInt(1, 4);
        for (int i = 0; i < volumes; i++) {
            addVolume(pool, "v" + i, nodes, random);
        }
        for (int node = 1; node <= nodes; node++) {
            if (random.nextInt(8) == 0) {
                pool.node(node, random.nextBoolean() ? NodeState.UNREACHABLE : NodeState.GLUSTERD_DOWN);
            }
        }
        return pool;
    }

    private static void addVolume(Surveys pool, String name, int nodes, Random random) {
        Layout layout = LAYOUTS.get(random.nextInt(LAYOUTS.size()));
        int[] where = new int[layout.bricksPerSubvolume() * random.nextInt(1, 3)];
        int first = random.nextInt(nodes);
        for (int i = 0; i < where.length; i++) {
            where[i] = (first + i) % nodes + 1;
        }
        pool.volumeOn(name, layout, where);
        for (int i = 0; i < where.length; i++) {
            if (random.nextInt(12) == 0) {
                pool.brick(name, i, random.nextBoolean() ? BrickState.DOWN : BrickState.UNKNOWN);
            }
        }
        if (random.nextInt(3) == 0) {
            pool.option(name, "cluster.server-quorum-type", "server");
        }
        int waiting = random.nextInt(6);
        if (waiting == 0) {
            pool.heal(name, 3, 0);
        } else if (waiting > 1) {
            pool.heal(name, 0, 0);
        }
    }

    private static Set<Integer> someNodes(Survey survey, Random random) {
        Set<Integer> nodes = new HashSet<>();
        for (int node = 1; node <= survey.nodes().size(); node++) {
            if (random.nextInt(3) == 0) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private static Stopping ask(Survey survey, Set<Integer> nodes) {
        Set<NodeId> ids = new HashSet<>();
        nodes.forEach(node -> ids.add(Surveys.idOf(node)));
        return Stopping.of(survey, new StopRequest(ids, Set.of()));
    }

    private static Answer kind(Stopping stopping) {
        return switch (stopping) {
            case Stopping.Safe _ -> Answer.SAFE;
            case Stopping.Unsafe _ -> Answer.UNSAFE;
            case Stopping.Unknown _ -> Answer.UNKNOWN;
        };
    }

    /** With the nodes off as {@link Surveys} itself makes them, and judged by the assessor alone. */
    @Test
    void whatIsSafeCostsNoSubvolumeItsAccess() {
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        for (long seed = 1; seed <= POOLS; seed++) {
            Survey now = pool(seed).build();
            Set<Integer> nodes = someNodes(now, new Random(-seed));
            Answer answer = kind(ask(now, nodes));
            answers.merge(answer, 1, Integer::sum);
            if (answer != Answer.SAFE) {
                continue;
            }
            Surveys changed = pool(seed);
            nodes.forEach(node -> off(changed, node, now));
            Set<NodeId> losing = ServerQuorumChecks.without(changed.build());
            losing.removeAll(ServerQuorumChecks.without(now));
            now.volumes().stream().filter(ServerQuorumChecks::guards).forEach(volume -> down(changed, volume, losing));
            Survey then = changed.build();
            List<VolumeHealth> before = new Assessor().assess(now).volumes();
            List<VolumeHealth> after = new Assessor().assess(then).volumes();
            for (int i = 0; i < before.size(); i++) {
                for (int j = 0; j < before.get(i).subvolumes().size(); j++) {
                    boolean served = before.get(i).subvolumes().get(j).worst() != SubvolumeState.DEAD;
                    boolean serves = after.get(i).subvolumes().get(j).worst() != SubvolumeState.DEAD;
                    assertThat(!served || serves)
                            .as(
                                    "seed %d, nodes %s: subvolume %d of %s",
                                    seed, nodes, j, before.get(i).volume().name())
                            .isTrue();
                }
            }
        }
        assertThat(answers.values()).as(answers.toString()).hasSize(3).allMatch(count -> count > POOLS / 20);
    }

    private static void off(Surveys pool, int node, Survey now) {
        pool.node(node, NodeState.UNREACHABLE);
        now.volumes().forEach(volume -> down(pool, volume, Set.of(Surveys.idOf(node))));
    }

    private static void down(Surveys pool, Volume volume, Set<NodeId> nodes) {
        for (int i = 0; i < volume.bricks().size(); i++) {
            if (nodes.contains(volume.bricks().get(i).node())) {
                pool.brick(volume.name().value(), i, BrickState.DOWN);
            }
        }
    }

    @Test
    void whatIsUnsafeStaysSoWhenMoreAreStopped() {
        int compared = 0;
        for (long seed = 1; seed <= POOLS; seed++) {
            Survey now = pool(seed).build();
            Random random = new Random(-seed);
            Set<Integer> nodes = someNodes(now, random);
            Set<Integer> more = new HashSet<>(nodes);
            more.addAll(someNodes(now, random));
            if (kind(ask(now, nodes)) == Answer.UNSAFE) {
                compared++;
                assertThat(ask(now, more))
                        .as("seed %d: %s is unsafe, so %s is", seed, nodes, more)
                        .isInstanceOf(Stopping.Unsafe.class);
            }
            if (kind(ask(now, more)) == Answer.SAFE) {
                assertThat(ask(now, nodes))
                        .as("seed %d: %s is safe, so %s is", seed, more, nodes)
                        .isInstanceOf(Stopping.Safe.class);
            }
        }
        assertThat(compared).isGreaterThan(POOLS / 10);
    }

    @Test
    void nobodyIsEverRefusedTheStopOfNothing() {
        for (long seed = 1; seed <= POOLS; seed++) {
            assertThat(ask(pool(seed).build(), Set.of())).as("seed %d", seed).isInstanceOf(Stopping.Safe.class);
        }
    }
}
