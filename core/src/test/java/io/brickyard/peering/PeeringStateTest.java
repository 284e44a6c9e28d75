package io.brickyard.peering;

import static io.brickyard.peering.Units.facts;
import static io.brickyard.peering.Units.id;
import static io.brickyard.peering.Units.seen;
import static io.brickyard.peering.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.HostName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeeringStateTest {

    private static PeeringState allAcknowledged(PeeringState state) {
        PeeringState left = state;
        for (Edge edge : state.raised()) {
            left = left.acknowledge(edge);
        }
        return left;
    }

    @Test
    void aNewUnitIsConnectedThenItsBricksThenItselfAvailable() {
        UnitFacts facts = facts(1, 1, "/bricks/b2", "/bricks/b1");
        assertThat(seen(facts).raised())
                .containsExactly(
                        new Edge.Connected(1, unit(1)),
                        new Edge.BricksAvailable(2, unit(1), List.of("/bricks/b1", "/bricks/b2")),
                        new Edge.Available(3, unit(1), facts.whereabouts(), List.of("/bricks/b1", "/bricks/b2")));
    }

    @Test
    void aUnitThatPublishedNothingIsConnectedAndNotAvailable() {
        PeeringState state = seen(UnitFacts.silent(unit(1), 1));
        assertThat(state.raised()).containsExactly(new Edge.Connected(1, unit(1)));
        assertThat(state.allAvailable(Optional.empty())).isFalse();
    }

    @Test
    void unknownBricksAreNotGoneOnes() {
        PeeringState before = allAcknowledged(seen(facts(1, 1, "/bricks/b1")));
        PeeringState silent =
                before.observe(List.of(UnitFacts.silent(unit(1), 2))).state();
        assertThat(silent.raised()).isEmpty();
        assertThat(silent.observe(List.of(facts(1, 3))).raised())
                .contains(new Edge.BricksRemoved(4, unit(1), List.of("/bricks/b1")));
    }

    /** The original compares characters, and so misses and invents changes: facts of 2017's interface, run again. */
    @Test
    void bricksAreComparedAsASetOfTexts() {
        PeeringState before = allAcknowledged(seen(facts(1, 1, "/dev/sdb", "/dev/sdc")));
        assertThat(before.observe(List.of(facts(1, 2, "/dev/sdc", "/dev/sdb"))).raised())
                .isEmpty();
        assertThat(before.observe(List.of(facts(1, 2, "/dev/sdb", "/dev/sdc", "/dev/vdb")))
                        .raised())
                .containsExactly(new Edge.BricksAvailable(4, unit(1), List.of("/dev/vdb")));
        assertThat(before.observe(List.of(facts(1, 2, "/dev/sdb", "/dev/scd"))).raised())
                .containsExactly(
                        new Edge.BricksRemoved(4, unit(1), List.of("/dev/sdc")),
                        new Edge.BricksAvailable(5, unit(1), List.of("/dev/scd")));
    }

    @Test
    void aDepartedUnitsBricksAreRemovedAndItsLastAddressIsTold() {
        PeeringState before = allAcknowledged(seen(facts(1, 1, "/bricks/b1"), facts(2, 1)));
        PeeringState.Observation after = before.observe(List.of(facts(2, 1)));
        assertThat(after.raised())
                .containsExactly(
                        new Edge.BricksRemoved(6, unit(1), List.of("/bricks/b1")),
                        new Edge.Departed(7, unit(1), Optional.of(new HostName("n1")), List.of("/bricks/b1")));
        assertThat(after.state().gone()).containsOnlyKeys(unit(1));
    }

    @Test
    void aUnitThatFellSilentAndDepartsIsStillKnownByItsLastAddress() {
        PeeringState silent = seen(facts(1, 1, "/bricks/b1"))
                .observe(List.of(UnitFacts.silent(unit(1), 2)))
                .state();
        assertThat(silent.observe(List.of()).raised())
                .contains(new Edge.Departed(5, unit(1), Optional.of(new HostName("n1")), List.of("/bricks/b1")));
    }

    @Test
    void aUnitThatDepartsWhileItComesBackIsNotForgotten() {
        PeeringState state = seen(facts(1, 1, "/bricks/b1"));
        for (List<UnitFacts> now :
                List.of(List.<UnitFacts>of(), List.of(UnitFacts.silent(unit(1), 2)), List.<UnitFacts>of())) {
            state = state.observe(now).state();
        }
        assertThat(state.gone()).containsOnlyKeys(unit(1));
    }

    @Test
    void anotherAddressIsNoDeparture() {
        PeeringState before = allAcknowledged(seen(facts(1, 1, "/bricks/b1")));
        UnitFacts moved = facts(1, 2, "192.0.2.77", Optional.of(id(1)), "/bricks/b1");
        assertThat(before.observe(List.of(moved)).raised())
                .containsExactly(new Edge.Available(4, unit(1), moved.whereabouts(), List.of("/bricks/b1")));
    }

    @Test
    void anotherIdentityIsSaid() {
        PeeringState before = allAcknowledged(seen(facts(1, 1)));
        UnitFacts again = facts(1, 2, "192.0.2.1", Optional.of(id(77)));
        assertThat(before.observe(List.of(again)).raised())
                .containsExactly(new Edge.Reimaged(3, unit(1), id(1), id(77)));
    }

    @Test
    void anotherIdentityIsSaidAlsoOfOneThatComesBack() {
        PeeringState gone = allAcknowledged(seen(facts(1, 1)).observe(List.of()).state());
        UnitFacts again = facts(1, 2, "192.0.2.1", Optional.of(id(77)));
        assertThat(gone.observe(List.of(again)).raised()).anyMatch(Edge.Reimaged.class::isInstance);
    }

    @Test
    void oldFactsArePassedOver() {
        PeeringState before = allAcknowledged(seen(facts(1, 5, "/bricks/b1")));
        PeeringState.Observation late = before.observe(List.of(facts(1, 4)));
        assertThat(late.raised()).isEmpty();
        assertThat(late.state()).isEqualTo(before);
    }

    @Test
    void factsFromBeforeADepartureAreNotTakenForNew() {
        PeeringState gone = seen(facts(1, 5, "/bricks/b1")).observe(List.of()).state();
        PeeringState back = gone.observe(List.of(facts(1, 4, "/bricks/b1"))).state();
        assertThat(back.present().values()).singleElement().matches(known -> !known.facts()
                .isComplete());
    }

    @Test
    void anEdgeStaysUntilItIsAcknowledged() {
        UnitFacts facts = facts(1, 1, "/bricks/b1");
        PeeringState state = seen(facts);
        Edge available = state.raised().get(1);
        PeeringState later = state.observe(List.of(facts)).state();
        assertThat(later.raised()).contains(available);
        PeeringState acknowledged = later.acknowledge(available);
        assertThat(acknowledged.raised()).doesNotContain(available);
        assertThat(acknowledged.observe(List.of(facts)).state().raised()).doesNotContain(available);
        assertThat(acknowledged.acknowledge(available)).isEqualTo(acknowledged);
    }

    @Test
    void aLookThatWasNotStoredRaisesTheSameAgain() {
        PeeringState stored = seen(facts(1, 1));
        List<UnitFacts> now = List.of(facts(1, 2, "/bricks/b1"));
        assertThat(stored.observe(now)).isEqualTo(stored.observe(now));
        assertThat(stored.observe(now).raised()).isNotEmpty();
    }

    @Test
    void aNewEdgeTakesInAnOlderOneOfItsKindWhichCannotBeAcknowledgedAnyMore() {
        PeeringState first = seen(facts(1, 1, "/bricks/b1"));
        Edge older = first.raised().get(1);
        PeeringState second =
                first.observe(List.of(facts(1, 2, "/bricks/b1", "/bricks/b2"))).state();
        Edge both = new Edge.BricksAvailable(4, unit(1), List.of("/bricks/b1", "/bricks/b2"));
        assertThat(second.acknowledge(older).raised()).contains(both).doesNotContain(older);
    }

    @Test
    void allAreAvailableWhenAllOthersToldEverything() {
        PeeringState state = seen(facts(1, 1), facts(2, 1), UnitFacts.silent(unit(3), 1));
        assertThat(state.allAvailable(Optional.of(unit(3)))).isTrue();
        assertThat(state.allAvailable(Optional.of(unit(1)))).isFalse();
        assertThat(seen(facts(1, 1)).allAvailable(Optional.of(unit(1)))).isFalse();
    }
}
