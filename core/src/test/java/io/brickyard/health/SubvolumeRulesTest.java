package io.brickyard.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules against a second definition, written another way, over every combination of brick states. */
class SubvolumeRulesTest {

    private static final BrickState[] STATES = {BrickState.UP, BrickState.DOWN, BrickState.UNKNOWN};

    record Kind(Layout layout, Map<String, String> options) {

        int members() {
            return layout instanceof Layout.ThinArbitrated ? 3 : layout.bricksPerSubvolume();
        }

        /** The other definition: the set of members that serve, judged by what GlusterFS documents. */
        boolean serves(Set<Integer> up) {
            return switch (layout) {
                case Layout.Single _ -> up.contains(0);
                case Layout.ThinArbitrated _ -> up.contains(0) && up.contains(1) || up.contains(2) && up.size() == 2;
                case Layout.Dispersed disperse ->
                    disperse.bricks() - up.size() <= disperse.redundancy()
                            && up.size() >= Integer.parseInt(options.getOrDefault("disperse.quorum-count", "0"));
                case Layout.Replicated replica -> replicaServes(replica, up);
            };
        }

        private boolean replicaServes(Layout.Replicated replica, Set<Integer> up) {
            int size = replica.bricks();
            boolean onlyArbiter = replica.arbiters() == 1 && up.equals(Set.of(size - 1));
            if (up.isEmpty() || onlyArbiter) {
                return false;
            }
            String type = options.getOrDefault("cluster.quorum-type", size == 2 ? "none" : "auto");
            if (type.equals("none")) {
                return true;
            }
            if (type.equals("fixed")) {
                return up.size() >= Integer.parseInt(options.get("cluster.quorum-count"));
            }
            int needed = size % 2 == 0 && up.contains(0) ? size / 2 : size / 2 + 1;
            return up.size() >= needed;
        }

        Survey survey(BrickState[] states) {
            Surveys pool = Surveys.ofPool(8).volume("gv0", layout, 1);
            options.forEach((key, value) -> pool.option("gv0", key, value));
            for (int i = 0; i < layout.bricksPerSubvolume(); i++) {
                pool.brick("gv0", i, states[i]);
            }
            if (layout instanceof Layout.ThinArbitrated thin) {
                pool.thinArbiter(thin.thinArbiter(), states[2]);
            }
            return pool.build();
        }
    }

    static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind(PoolFixtures.SINGLE, Map.of()));
        kinds.add(new Kind(new Layout.ThinArbitrated(PoolFixtures.TIE_BREAKER), Map.of()));
        for (int bricks = 2; bricks <= 6; bricks++) {
            for (int arbiters = 0; arbiters <= (bricks == 3 ? 1 : 0); arbiters++) {
                Layout layout = new Layout.Replicated(bricks, arbiters);
                kinds.add(new Kind(layout, Map.of()));
                kinds.add(new Kind(layout, Map.of("cluster.quorum-type", "none")));
                kinds.add(new Kind(layout, Map.of("cluster.quorum-type", "auto")));
                for (int count = 1; count <= bricks; count++) {
                    kinds.add(new Kind(
                            layout,
                            Map.of("cluster.quorum-type", "fixed", "cluster.quorum-count", Integer.toString(count))));
                }
            }
        }
        for (int bricks = 3; bricks <= 7; bricks++) {
            for (int redundancy = 1; redundancy * 2 < bricks; redundancy++) {
                kinds.add(new Kind(new Layout.Dispersed(bricks, redundancy), Map.of()));
            }
        }
        kinds.add(new Kind(new Layout.Dispersed(6, 2), Map.of("disperse.quorum-count", "5")));
        return kinds;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyCombinationOfBrickStatesIsJudgedAsTheOtherDefinitionDoes(Kind kind) {
        for (BrickState[] states : combinations(kind.members())) {
            SubvolumeHealth health = assess(kind, states);

            assertThat(health.best()).as("best of %s", List.of(states)).isEqualTo(expected(kind, states, true));
            assertThat(health.worst()).as("worst of %s", List.of(states)).isEqualTo(expected(kind, states, false));
            assertThat(health.state())
                    .isEqualTo(health.best() == health.worst() ? health.best() : SubvolumeState.UNKNOWN);
            assertThat(health.best()).as("never worse than the worst").isLessThanOrEqualTo(health.worst());
            assertThat(health.spare()).as("spare of %s", List.of(states)).isEqualTo(spare(kind, up(states, false)));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aBrickThatGoesDownNeverImprovesAnything(Kind kind) {
        for (BrickState[] states : combinations(kind.members())) {
            SubvolumeHealth before = assess(kind, states);
            for (int i = 0; i < states.length; i++) {
                BrickState[] fewer = states.clone();
                fewer[i] = BrickState.DOWN;
                SubvolumeHealth after = assess(kind, fewer);

                assertThat(after.best()).isGreaterThanOrEqualTo(before.best());
                assertThat(after.worst()).isGreaterThanOrEqualTo(before.worst());
                assertThat(after.spare()).isLessThanOrEqualTo(before.spare());
            }
        }
    }

    @Test
    void hungAndUnreachableBricksCountAsDown() {
        for (BrickState state : List.of(BrickState.HUNG, BrickState.UNREACHABLE)) {
            Survey survey = PoolFixtures.usual().brick("dist", 1, state).build();
            assertThat(new Assessor().assess(survey).volumes().get(2).state()).isEqualTo(VolumeState.ONLINE_PARTIAL);
        }
    }

    @Test
    void aThinArbitratedVolumeWithoutItsThinArbiterHasNothingToSpare() {
        Survey survey = PoolFixtures.thinArbitrated(BrickState.DOWN).build();
        SubvolumeHealth health =
                new Assessor().assess(survey).volumes().getFirst().subvolumes().getFirst();
        assertThat(health.state()).isEqualTo(SubvolumeState.REDUCED);
        assertThat(health.spare()).isZero();
    }

    private static SubvolumeHealth assess(Kind kind, BrickState[] states) {
        Survey survey = kind.survey(states);
        Volume volume = survey.volumes().getFirst();
        return new SubvolumeRules(survey, volume).assess(volume.subvolumes().getFirst());
    }

    private static SubvolumeState expected(Kind kind, BrickState[] states, boolean doubt) {
        Set<Integer> up = up(states, doubt);
        if (!kind.serves(up)) {
            return SubvolumeState.DEAD;
        }
        return up.size() == kind.members() ? SubvolumeState.FULL : SubvolumeState.REDUCED;
    }

    private static Set<Integer> up(BrickState[] states, boolean doubt) {
        Set<Integer> up = new TreeSet<>();
        for (int i = 0; i < states.length; i++) {
            if (states[i] == BrickState.UP || (doubt && states[i] == BrickState.UNKNOWN)) {
                up.add(i);
            }
        }
        return up;
    }

    /** The smallest loss that stops it, over all subsets of what serves, less one. */
    private static int spare(Kind kind, Set<Integer> up) {
        if (!kind.serves(up)) {
            return 0;
        }
        int fewest = up.size();
        for (int mask = 0; mask < 1 << kind.members(); mask++) {
            Set<Integer> left = new TreeSet<>();
            for (int member : up) {
                if ((mask & 1 << member) == 0) {
                    left.add(member);
                }
            }
            if (!kind.serves(left)) {
                fewest = Math.min(fewest, up.size() - left.size());
            }
        }
        return fewest - 1;
    }

    private static List<BrickState[]> combinations(int members) {
        List<BrickState[]> all = new ArrayList<>();
        int count = (int) Math.pow(STATES.length, members);
        for (int number = 0; number < count; number++) {
            BrickState[] states = new BrickState[members];
            for (int i = 0, rest = number; i < members; i++, rest /= STATES.length) {
                states[i] = STATES[rest % STATES.length];
            }
            all.add(states);
        }
        return all;
    }
}
