package io.brickyard.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import io.brickyard.survey.TaskReport;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be stopped, case by case. */
class StoppingTest {

    private static final Layout DISPERSE_6 = new Layout.Dispersed(6, 2);

    static Stream<Arguments> allowed() {
        return Stream.of(
                given("one of replica 3", pool(3).volume("v", PoolFixtures.REPLICA_3, 1), 1),
                given("the arbiter's node", pool(3).volume("v", PoolFixtures.ARBITER, 1), 3),
                given("a data node beside an arbiter", pool(3).volume("v", PoolFixtures.ARBITER, 1), 1),
                given("one of disperse 2+1", pool(3).volume("v", PoolFixtures.DISPERSE_3, 1), 2),
                given("two of disperse 4+2", pool(6).volume("v", DISPERSE_6, 1), 2, 5),
                given("one of replica 2 without quorum", pool(2).volume("v", PoolFixtures.REPLICA_2, 1), 2),
                given("two nodes of different sets", pool(6).volume("v", PoolFixtures.REPLICA_3, 2), 1, 4),
                given("a spare", pool(4).volumeOn("v", PoolFixtures.REPLICA_3, 1, 2, 3), 4),
                given("any node of a pool without volumes", pool(3), 1, 2, 3),
                given(
                        "a node that is down already",
                        pool(3).volume("v", PoolFixtures.REPLICA_3, 1).node(2, NodeState.UNREACHABLE),
                        2),
                given(
                        "the node of a volume that is stopped",
                        pool(1).volume("v", PoolFixtures.SINGLE, 1)
                                .status("v", io.brickyard.pool.Volume.Status.STOPPED),
                        1),
                given(
                        "a node of a volume that is dead already",
                        pool(3).volume("v", PoolFixtures.REPLICA_3, 1)
                                .node(2, NodeState.UNREACHABLE)
                                .node(3, NodeState.UNREACHABLE),
                        1),
                given(
                        "the first of four where the rest is a majority",
                        pool(4).volume("v", new Layout.Replicated(4, 0), 1),
                        1),
                given("one of three under server quorum", guarded(pool(3), PoolFixtures.REPLICA_3), 1),
                given("the data node, with its thin arbiter", PoolFixtures.thinArbitrated(BrickState.UP), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void mayBeStopped(String what, Surveys pool, List<Integer> nodes) {
        assertThat(ask(pool.nothingToHeal().build(), nodes)).as(what).isInstanceOf(Stopping.Safe.class);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                given("two of replica 3", pool(3).volume("v", PoolFixtures.REPLICA_3, 1), 1, 2),
                given("both data nodes beside an arbiter", pool(3).volume("v", PoolFixtures.ARBITER, 1), 1, 2),
                given("a data node and the arbiter", pool(3).volume("v", PoolFixtures.ARBITER, 1), 2, 3),
                given("two of disperse 2+1", pool(3).volume("v", PoolFixtures.DISPERSE_3, 1), 1, 3),
                given("the only copy", pool(3).volume("v", PoolFixtures.SINGLE, 3), 2),
                given("two bricks of a set on one node", pool(3).volumeOn("v", PoolFixtures.REPLICA_3, 1, 1, 2), 1),
                given(
                        "one of replica 3 while another is off",
                        pool(3).volume("v", PoolFixtures.REPLICA_3, 1).node(3, NodeState.UNREACHABLE),
                        1),
                given(
                        "one of replica 3 while another brick is down",
                        pool(3).volume("v", PoolFixtures.REPLICA_3, 1).brick("v", 0, BrickState.DOWN),
                        2),
                given(
                        "one of replica 3 while another brick is hung",
                        pool(3).volume("v", PoolFixtures.REPLICA_3, 1).brick("v", 0, BrickState.HUNG),
                        2),
                given(
                        "the first of replica 2 with quorum",
                        pool(2).volume("v", PoolFixtures.REPLICA_2, 1).option("v", "cluster.quorum-type", "auto"),
                        1),
                given("a data node without its thin arbiter", PoolFixtures.thinArbitrated(BrickState.DOWN), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void mayNotBeStopped(String what, Surveys pool, List<Integer> nodes) {
        assertThat(ask(pool.nothingToHeal().build(), nodes))
                .as(what)
                .isInstanceOfSatisfying(Stopping.Unsafe.class, unsafe -> assertThat(unsafe.reasons())
                        .extracting(Stopping.Reason::kind)
                        .contains(Stopping.Kind.SUBVOLUME_DIES));
    }

    @Test
    void serverQuorumCountsMembersWithoutBricksToo() {
        Surveys pool = guarded(pool(4), PoolFixtures.SINGLE, 1).nothingToHeal();

        Stopping three = ask(pool.build(), List.of(3));
        Stopping two = ask(pool.build(), List.of(3, 4));

        assertThat(three).isInstanceOf(Stopping.Safe.class);
        assertThat(two).isInstanceOfSatisfying(Stopping.Unsafe.class, unsafe -> {
            assertThat(unsafe.reasons()).extracting(Stopping.Reason::kind).containsOnly(Stopping.Kind.SERVER_QUORUM);
            assertThat(unsafe.reasons().getFirst().why()).contains("server quorum would be lost", "ha1");
        });
    }

    @Test
    void theRatioOfServerQuorumCounts() {
        Surveys pool = guarded(pool(4), PoolFixtures.SINGLE, 1).poolOption("cluster.server-quorum-ratio", "80%");

        assertThat(ask(pool.build(), List.of(4))).isInstanceOf(Stopping.Unsafe.class);
    }

    @Test
    void anUnknownRatioOfServerQuorumIsADoubt() {
        Survey survey = Surveys.ofPool(4)
                .volumeOn("v", PoolFixtures.REPLICA_3, 1, 2, 3)
                .option("v", "cluster.server-quorum-type", "server")
                .nothingToHeal()
                .build();

        assertThat(doubts(ask(survey, List.of(4)))).containsExactly(Stopping.Kind.QUORUM_UNKNOWN);
    }

    @Test
    void serverQuorumThatIsLostAlreadyIsNotHeldAgainstANodeThatIsGone() {
        Surveys pool = guarded(pool(3), PoolFixtures.REPLICA_3)
                .node(2, NodeState.UNREACHABLE)
                .node(3, NodeState.UNREACHABLE)
                .brick("v", 0, BrickState.DOWN);

        Stopping answer = ask(pool.build(), List.of(2));

        assertThat(answer).isInstanceOf(Stopping.Safe.class);
        assertThat(answer.impact().dead()).containsExactly(new Stopping.Dead(new VolumeName("v"), 0));
    }

    @Test
    void whatWaitsForAHealBlocksANodeWithACopyAndNoOther() {
        Surveys pool = pool(4).volumeOn("v", PoolFixtures.REPLICA_3, 1, 2, 3).heal("v", 12, 0);

        assertThat(ask(pool.build(), List.of(4))).isInstanceOf(Stopping.Safe.class);
        assertThat(ask(pool.build(), List.of(1)))
                .isInstanceOfSatisfying(
                        Stopping.Unsafe.class,
                        unsafe -> assertThat(unsafe.reasons()).singleElement().satisfies(reason -> {
                            assertThat(reason.kind()).isEqualTo(Stopping.Kind.HEAL_WAITS);
                            assertThat(reason.why()).contains("12 files wait");
                            assertThat(reason.advice()).endsWith("gluster volume heal v");
                        }));
    }

    @Test
    void anUnknownHealBacklogIsADoubtUnlessTheNodeServesNoCopy() {
        Surveys pool =
                pool(3).volume("v", PoolFixtures.REPLICA_3, 1).healUnknown("v", "not counted while ha3 is silent");

        assertThat(doubts(ask(pool.build(), List.of(1)))).containsExactly(Stopping.Kind.HEAL_UNKNOWN);
        assertThat(doubts(ask(pool(3).volume("v", PoolFixtures.REPLICA_3, 1).build(), List.of(1))))
                .as("nothing was asked")
                .containsExactly(Stopping.Kind.HEAL_UNKNOWN);
        assertThat(ask(pool.node(3, NodeState.UNREACHABLE).build(), List.of(3))).isInstanceOf(Stopping.Safe.class);
        assertThat(Stopping.hangingOnHeals(pool.build(), request(1))).isEmpty();
    }

    @Test
    void filesInSplitBrainAreLostAlreadyAndOnlyToldOf() {
        Stopping answer = ask(
                pool(3).volume("v", PoolFixtures.REPLICA_3, 1).heal("v", 2, 2).build(), List.of(1));

        assertThat(answer).isInstanceOf(Stopping.Safe.class);
        assertThat(answer.impact().warnings()).containsExactly("v: 2 files in split-brain already");
    }

    @Test
    void theVolumesThatHangOnHealsAreThoseOfWhichACopyGoes() {
        Survey survey = PoolFixtures.usual().build();

        assertThat(Stopping.hangingOnHeals(survey, request(3)))
                .extracting(VolumeName::value)
                .containsExactlyInAnyOrder("arb", "disp", "drep", "rep3");
    }

    @Test
    void bricksInDoubtAreADoubtOnlyWhereTheyDecide() {
        Surveys pool = pool(3).volume("v", PoolFixtures.REPLICA_3, 1).brick("v", 2, BrickState.UNKNOWN);

        assertThat(doubts(ask(pool.nothingToHeal().build(), List.of(1)))).contains(Stopping.Kind.BRICKS_IN_DOUBT);
        assertThat(ask(pool.build(), List.of(3))).isInstanceOf(Stopping.Safe.class);
        assertThat(ask(pool.build(), List.of(1, 2))).isInstanceOf(Stopping.Unsafe.class);
    }

    @Test
    void whoIsCutOffKnowsNothing() {
        Stopping answer = ask(PoolFixtures.isolatedAsker(), List.of(1));

        assertThat(doubts(answer)).startsWith(Stopping.Kind.ISOLATED);
    }

    @Test
    void aVolumeThatCouldNotBeLookedAtIsADoubt() {
        Survey survey = pool(2).gap("volume w", "unreadable", "compare").build();

        assertThat(doubts(ask(survey, List.of(2)))).containsExactly(Stopping.Kind.VOLUME_UNSEEN);
    }

    @Test
    void theHostOfAThinArbiterCountsWhetherMemberOrNot() {
        Set<HostName> tie = Set.of(PoolFixtures.TIE_BREAKER.host());
        Survey well = PoolFixtures.thinArbitrated(BrickState.UP).nothingToHeal().build();
        Survey degraded = PoolFixtures.thinArbitrated(BrickState.UP)
                .nothingToHeal()
                .node(2, NodeState.UNREACHABLE)
                .build();

        assertThat(Stopping.of(well, new StopRequest(Set.of(), tie))).isInstanceOf(Stopping.Safe.class);
        assertThat(Stopping.of(well, new StopRequest(Set.of(Surveys.idOf(1)), tie)))
                .isInstanceOf(Stopping.Unsafe.class);
        assertThat(Stopping.of(degraded, new StopRequest(Set.of(), tie))).isInstanceOf(Stopping.Unsafe.class);
    }

    @Test
    void whatWillBeReducedIsToldWithWhatIsLeftToSpare() {
        Stopping answer = ask(pool(6).volume("v", DISPERSE_6, 1).nothingToHeal().build(), List.of(2));

        assertThat(answer)
                .isEqualTo(new Stopping.Safe(new Stopping.Impact(
                        List.of(new Stopping.Reduced(new VolumeName("v"), 0, 5, 6, 1)), List.of(), List.of())));
    }

    @Test
    void aRebalanceIsAWarning() {
        Stopping answer = ask(
                pool(3).volume("v", PoolFixtures.REPLICA_3, 1)
                        .nothingToHeal()
                        .task("v", "Rebalance", TaskReport.Status.RUNNING)
                        .build(),
                List.of(1));

        assertThat(answer).isInstanceOf(Stopping.Safe.class);
        assertThat(answer.impact().warnings()).singleElement().asString().contains("a rebalance runs");
    }

    @Test
    void theMissingBrickIsNamedInTheAdvice() {
        Stopping answer = ask(
                pool(3).volume("v", PoolFixtures.REPLICA_3, 1)
                        .node(3, NodeState.UNREACHABLE)
                        .build(),
                List.of(1));

        assertThat(((Stopping.Unsafe) answer).reasons().getFirst().advice())
                .isEqualTo("first bring back ha3:/bricks/v-0/b2: brickyard status -v v");
    }

    private static Surveys pool(int nodes) {
        return Surveys.ofPool(nodes).poolOption("cluster.op-version", "100000");
    }

    private static Surveys guarded(Surveys pool, Layout layout) {
        return pool.volume("v", layout, 1)
                .option("v", "cluster.server-quorum-type", "server")
                .nothingToHeal();
    }

    private static Surveys guarded(Surveys pool, Layout layout, int... where) {
        return pool.volumeOn("v", layout, where).option("v", "cluster.server-quorum-type", "server");
    }

    private static Arguments given(String what, Surveys pool, Integer... nodes) {
        return Arguments.of(what, pool, Arrays.asList(nodes));
    }

    private static List<Stopping.Kind> doubts(Stopping answer) {
        assertThat(answer).isInstanceOf(Stopping.Unknown.class);
        return ((Stopping.Unknown) answer)
                .doubts().stream().map(Stopping.Reason::kind).toList();
    }

    private static StopRequest request(int... nodes) {
        return new StopRequest(
                Arrays.stream(nodes).mapToObj(Surveys::idOf).collect(java.util.stream.Collectors.toSet()), Set.of());
    }

    private static Stopping ask(Survey survey, List<Integer> nodes) {
        return Stopping.of(
                survey, request(nodes.stream().mapToInt(Integer::intValue).toArray()));
    }
}
