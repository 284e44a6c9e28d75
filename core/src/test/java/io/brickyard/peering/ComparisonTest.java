package io.brickyard.peering;

import static io.brickyard.peering.Units.facts;
import static io.brickyard.peering.Units.id;
import static io.brickyard.peering.Units.leaving;
import static io.brickyard.peering.Units.seen;
import static io.brickyard.peering.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenNode.Standing;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedPool;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Node;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final WantedPool BASE =
            new WantedPool("p", List.of(), List.of(), Map.of(), Map.of(), WantedPool.Removal.REMOVE);

    private static HostName name(int number) {
        return new HostName("n" + number);
    }

    /** Node {@code nN} with identity N, known by its storage address too. */
    private static SeenNode member(int number, Standing standing) {
        List<HostName> names = List.of(name(number), new HostName("192.0.2." + number));
        return new SeenNode(new Node(id(number), name(number), names), standing, true);
    }

    private static SeenNode member(int number) {
        return member(number, Standing.UP);
    }

    private static SeenPool pool(List<Volume> volumes, SeenNode... members) {
        return new SeenPool(id(1), List.of(members), volumes, Map.of(), Set.of(), Map.of(), Map.of(), Map.of());
    }

    private static SeenPool pool(SeenNode... members) {
        return pool(List.of(), members);
    }

    private static Brick brick(int node, String path) {
        return new Brick(new BrickId(id(node), new BrickPath(path)), name(node), Brick.Role.DATA);
    }

    private static Volume volume(Brick... bricks) {
        return new Volume(
                new VolumeName("gv"),
                new UUID(0, 0),
                Volume.Status.STARTED,
                new Layout.Single(),
                Volume.inSubvolumes(new Layout.Single(), Arrays.asList(bricks)),
                Map.of(),
                0);
    }

    private static List<Difference> differences(PeeringState state, SeenPool seen) {
        return Comparison.of(state, seen).differences();
    }

    @Test
    void whatIsAsItIsWantedDiffersInNothing() {
        assertThat(differences(seen(facts(1, 1), facts(2, 1)), pool(member(1), member(2))))
                .isEmpty();
    }

    @Test
    void aUnitThatIsNoMemberIsMissing() {
        assertThat(differences(seen(facts(1, 1), facts(2, 1)), pool(member(1))))
                .containsExactly(new Difference.MissingInPool(unit(2), name(2)));
    }

    @Test
    void nobodyIsProbedFromALoneNodeThatIsNoUnitOrDidNotTellAll() {
        assertThat(differences(seen(facts(2, 1)), pool(member(1))))
                .containsExactly(new Difference.Unpublished(id(1), name(1)));
        assertThat(differences(seen(UnitFacts.silent(unit(1), 1), facts(2, 1)), pool(member(1))))
                .doesNotHaveAnyElementsOfTypes(Difference.MissingInPool.class);
    }

    @Test
    void nothingFollowsForAUnitWhoseFactsAreIncomplete() {
        PeeringState state = seen(facts(1, 1), UnitFacts.silent(unit(2), 1));
        Comparison comparison = Comparison.of(state, pool(member(1)));
        assertThat(comparison.differences())
                .containsExactly(new Difference.Incomplete(unit(2), List.of("its address", "its bricks")));
        assertThat(comparison.wanted(BASE).nodes()).hasSize(1);
    }

    @Test
    void aMemberThatFellSilentIsNeitherDepartedNorUnpublished() {
        PeeringState state = seen(facts(1, 1), facts(2, 1))
                .observe(List.of(facts(1, 1), UnitFacts.silent(unit(2), 2)))
                .state();
        assertThat(differences(state, pool(member(1), member(2, Standing.AWAY), member(3))))
                .hasSize(2)
                .hasOnlyElementsOfTypes(Difference.Incomplete.class, Difference.Unpublished.class)
                .doesNotContain(new Difference.Unpublished(id(2), name(2)));
    }

    @Test
    void aMemberThatIsNoUnitIsLeftAlone() {
        assertThat(differences(seen(facts(1, 1)), pool(member(1), member(3))))
                .containsExactly(new Difference.Unpublished(id(3), name(3)));
    }

    @Test
    void aUnitThatLeavesIsDrainedBeforeItIsDetached() {
        PeeringState state = seen(facts(1, 1), leaving(facts(2, 1)));
        Brick brick = brick(2, "/bricks/b1/gv");
        SeenPool used = pool(List.of(volume(brick)), member(1), member(2));
        assertThat(differences(state, used))
                .containsExactly(new Difference.DepartedWithBricks(unit(2), id(2), name(2), List.of(brick)));
        assertThat(differences(state, pool(member(1), member(2))))
                .containsExactly(new Difference.DepartedWithout(unit(2), id(2), name(2)));
    }

    @Test
    void aUnitThatDepartedIsRememberedUntilThePoolHasItNoMore() {
        PeeringState state = seen(facts(1, 1), facts(2, 1), facts(3, 1))
                .observe(List.of(facts(1, 1), facts(3, 1)))
                .state();
        SeenPool still = pool(member(1), member(2, Standing.AWAY), member(3));
        assertThat(differences(state.learn(still), still))
                .containsExactly(new Difference.DepartedWithout(unit(2), id(2), name(2)));
        assertThat(state.learn(pool(member(1), member(3))).gone()).isEmpty();
    }

    @Test
    void aUnitThatDepartedWhileItWasAMemberTwiceLeavesTwice() {
        PeeringState state = Units.seen(facts(1, 1), facts(2, 1), facts(3, 1));
        state = state.observe(List.of(facts(2, 2, "192.0.2.2", Optional.of(id(9))), facts(1, 1), facts(3, 1)))
                .state();
        PeeringState departed = state.observe(List.of(facts(1, 1), facts(3, 1))).state();
        SeenNode second = new SeenNode(
                new Node(id(9), new HostName("192.0.2.2"), List.of(new HostName("192.0.2.2"))), Standing.UP, true);
        assertThat(Comparison.of(departed, pool(member(1), member(2), second, member(3)))
                        .differences())
                .contains(
                        new Difference.DepartedWithout(unit(2), id(9), new HostName("192.0.2.2")),
                        new Difference.DepartedWithout(unit(2), id(2), name(2)));
    }

    @Test
    void aNodeThatTookTheNameOfADepartedUnitIsNotDetachedForIt() {
        PeeringState state =
                seen(facts(1, 1), facts(2, 1)).observe(List.of(facts(1, 1))).state();
        SeenNode other = new SeenNode(new Node(id(9), name(2), List.of(name(2))), Standing.UP, true);
        assertThat(differences(state, pool(member(1), other)))
                .containsExactly(new Difference.Unpublished(id(9), name(2)));
    }

    @Test
    void anotherIdentityUnderTheSameNameIsNeverTakenForTheOldOne() {
        UnitFacts reimaged = facts(2, 2, "192.0.2.2", Optional.of(id(77)), "/bricks/b1");
        Brick brick = brick(2, "/bricks/b1/gv");
        Comparison comparison =
                Comparison.of(seen(facts(1, 1), reimaged), pool(List.of(volume(brick)), member(1), member(2)));
        assertThat(comparison.differences())
                .containsExactly(new Difference.IdentityChanged(unit(2), name(2), id(2), id(77), List.of(brick)));
        assertThat(comparison.wanted(BASE).nodes())
                .extracting(node -> node.name())
                .containsExactly(name(1));
    }

    @Test
    void anotherIdentityIsSeenAlsoWhereTheUnitTellsNone() {
        UnitFacts mute = facts(2, 1, "192.0.2.2", Optional.empty());
        NodeFacts answer = new NodeFacts(Optional.of(id(77)), true, Map.of(), List.of());
        SeenPool seen = new SeenPool(
                id(1),
                List.of(member(1), member(2)),
                List.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(name(2), answer));
        assertThat(differences(seen(facts(1, 1), mute), seen))
                .containsExactly(new Difference.IdentityChanged(unit(2), name(2), id(2), id(77), List.of()));
    }

    @Test
    void aNewAddressIsAMissingAliasAndOneOfAnotherMemberCannotBeGiven() {
        UnitFacts moved = facts(2, 2, "192.0.2.77", Optional.of(id(2)));
        UnitFacts taken = facts(2, 2, "192.0.2.3", Optional.of(id(2)));
        HostName fresh = new HostName("192.0.2.77");
        assertThat(differences(seen(facts(1, 1), moved), pool(member(1), member(2))))
                .containsExactly(new Difference.AliasMissing(unit(2), name(2), fresh, Optional.empty()));
        assertThat(differences(seen(facts(1, 1), taken), pool(member(1), member(2), member(3))))
                .contains(
                        new Difference.AliasMissing(unit(2), name(2), new HostName("192.0.2.3"), Optional.of(name(3))));
    }

    @Test
    void aRejectedMemberIsSaidToBe() {
        assertThat(differences(
                        seen(facts(1, 1), facts(2, 1), facts(3, 1)),
                        pool(member(1), member(2, Standing.REJECTED), member(3))))
                .containsExactly(new Difference.Rejected(unit(2), id(2), name(2), List.of()));
    }

    @Test
    void onlyAPlaceThatWasOfferedOnceCanBeTakenBack() {
        Brick offered = brick(1, "/bricks/b1/gv");
        Brick byHand = brick(1, "/elsewhere/gv");
        SeenPool seen = pool(List.of(volume(offered, byHand)), member(1));
        PeeringState state = seen(facts(1, 1, "/bricks/b1"));
        assertThat(differences(state, seen)).isEmpty();
        UnitFacts others = facts(1, 2, "/bricks/b2");
        assertThat(differences(state.observe(List.of(others)).state(), seen))
                .containsExactly(
                        new Difference.BrickNew(unit(1), name(1), UnitBrick.of("/bricks/b2")),
                        new Difference.BrickGone(unit(1), name(1), offered));
    }

    @Test
    void twoUnitsThatSayTheSameOfThemselvesAreBothLeftAsTheyAre() {
        UnitFacts copied = facts(2, 1, "192.0.2.2", Optional.of(id(1)));
        Comparison comparison = Comparison.of(seen(facts(1, 1), copied), pool(member(1)));
        assertThat(comparison.differences()).containsExactly(new Difference.Clash(unit(1), unit(2), id(1).toString()));
        assertThat(comparison.wanted(BASE).nodes()).isEmpty();
    }

    @Test
    void nothingFollowsFromOutsideOfThePool() {
        PeeringState state = seen(facts(1, 1), facts(2, 1)).learn(pool(member(1), member(2)));
        SeenPool alone = new SeenPool(
                id(77),
                List.of(new SeenNode(new Node(id(77), name(1), List.of(name(1))), Standing.UP, true)),
                List.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of());
        assertThat(differences(state, alone)).containsExactly(new Difference.OutsidePool(id(77)));
        assertThat(state.learn(alone)).isEqualTo(state);
    }

    @Test
    void whoWasJustDetachedIsOutsideThoughNobodyLookedSince() {
        PeeringState state = seen(facts(1, 1), facts(2, 1), facts(3, 1))
                .learn(pool(member(1), member(2), member(3)))
                .parting(id(1));
        assertThat(differences(state, pool(member(1)))).containsExactly(new Difference.OutsidePool(id(1)));
        assertThat(state.learn(pool(member(2), member(3))).parting()).isEmpty();
    }

    @Test
    void nothingFollowsWithoutMostOfTheMembers() {
        PeeringState state = seen(facts(1, 1), facts(2, 1), facts(4, 1));
        assertThat(differences(state, pool(member(1), member(2, Standing.AWAY))))
                .containsExactly(new Difference.CutOff(1, 2));
    }

    /** To others a node without its glusterd folder looks healthy; that it refuses nobody says nothing. */
    @Test
    void whoIsRefusedByTheOnlyOneThatKnowsItIsCutOff() {
        PeeringState state = Units.seen(facts(1, 1), facts(2, 1), facts(3, 1), facts(4, 1));
        SeenPool seen = new SeenPool(
                id(1),
                List.of(member(1), member(2), member(3, Standing.REJECTED), member(4, Standing.AWAY)),
                List.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(name(2), new NodeFacts(Optional.of(id(9)), true, Map.of(), List.of())));
        assertThat(differences(state, seen)).hasSize(1).first().isInstanceOf(Difference.CutOff.class);
    }

    @Test
    void nobodyIsEverRemovedForNotBeingNamed() {
        WantedPool wanted =
                Comparison.of(seen(facts(1, 1, "/bricks/b1")), pool(member(1))).wanted(BASE);
        assertThat(wanted.removal()).isEqualTo(WantedPool.Removal.KEEP);
        assertThat(wanted.nodes().getFirst().places())
                .extracting(place -> place.path().value())
                .containsExactly("/bricks/b1");
    }

    @Test
    void aDocumentsNodesAreUnitsAndItsListedBricksAreOffered() {
        PeeringState first = seen(facts(1, 1, "/bricks/b1"), facts(2, 1, "/bricks/b1"));
        WantedPool wanted = Comparison.of(first, pool(member(1))).wanted(BASE);
        List<UnitFacts> units = DocumentUnits.of(wanted, 5);
        assertThat(units).extracting(UnitFacts::unit).containsExactly(new UnitName("n1"), new UnitName("n2"));
        assertThat(units).allMatch(UnitFacts::isComplete).allMatch(unit -> unit.epoch() == 5);
        PeeringState state = PeeringState.EMPTY.observe(units).state();
        assertThat(Comparison.of(state, pool(member(1))).wanted(BASE)).isEqualTo(wanted);
    }

    @Test
    void everyDifferenceSaysWhatAndWhatFollows() {
        PeeringState state = seen(facts(1, 1, "/bricks/b1"), facts(2, 1), UnitFacts.silent(unit(3), 1));
        List<Difference> all = new ArrayList<>(differences(state, pool(member(1), member(4))));
        all.add(new Difference.CutOff(1, 3));
        all.add(new Difference.OutsidePool(id(1)));
        assertThat(all).hasSize(6).allMatch(difference -> difference.message().contains(":"));
    }
}
