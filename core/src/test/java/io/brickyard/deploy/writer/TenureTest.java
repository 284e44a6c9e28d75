package io.brickyard.deploy.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenureTest {

    private static final UUID ANNAS = new UUID(7, 1);
    private static final UUID BERTS = new UUID(7, 2);

    private final LockWorld world = new LockWorld(6, 3);
    private final Tenure anna = world.tenure(0, ANNAS);
    private final Tenure bert = world.tenure(1, BERTS);

    private static Verdict had(Tenure tenure) {
        Verdict here = tenure.onThisNode();
        return here instanceof Verdict.Granted ? tenure.overPool(false) : here;
    }

    private static void granted(Verdict verdict) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Granted.class, granted -> assertThat(granted.note())
                .isEmpty());
    }

    private static void heldByAnna(Verdict verdict) {
        heldBy("root@n0", verdict);
    }

    private static void heldBy(String who, Verdict verdict) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Held.class, held -> assertThat(
                        held.holder().who())
                .isEqualTo(who));
    }

    @Test
    void whoComesSecondIsToldByItsOwnNodeWhoHasIt() {
        granted(had(anna));
        heldByAnna(bert.onThisNode());
        anna.end();
        granted(had(bert));
    }

    @Test
    void whatADeadHolderHadEndsByItself() {
        granted(had(anna));
        world.pass(239);
        heldByAnna(had(bert));
        world.pass(1);
        granted(had(bert));
    }

    @Test
    void theSameMachineTakesOverAtOnceWhatItsDeadPredecessorHad() {
        granted(had(anna));
        Tenure next = world.tenure(0, ANNAS);
        granted(had(next));
        heldByAnna(had(bert));
    }

    @Test
    void itLastsAsLongAsItIsRenewed() {
        granted(had(anna));
        for (int i = 0; i < 20; i++) {
            world.pass(40);
            anna.renew();
            heldByAnna(had(bert));
        }
        assertThatCode(() -> anna.confirm(false)).doesNotThrowAnyException();
    }

    @Test
    void whoOversleptHasLostItAlsoWhenNobodyElseTookIt() {
        granted(had(anna));
        world.pass(240);
        anna.renew();
        assertThatThrownBy(() -> anna.confirm(false))
                .isInstanceOf(RightLost.class)
                .hasMessageContaining("could not be kept");
    }

    @Test
    void onTheSmallerSideOfASplitNothingIsBegunEvenBeforeItsTermEnds() {
        granted(had(anna));
        world.parts.set(0, 1);
        world.pass(101);
        assertThatThrownBy(() -> anna.confirm(false))
                .isInstanceOf(RightLost.class)
                .hasMessageContaining("n1, n2 of 3 members did not answer");
    }

    @Test
    void theSmallerSideOfASplitIsRefusedUnlessSomebodyVouches() {
        world.parts.set(0, 1);
        assertThat(had(anna)).isInstanceOfSatisfying(Verdict.TooFew.class, few -> assertThat(few.why())
                .contains("n1, n2 of 3 members did not answer"));
        granted(had(bert));
        anna.onThisNode();
        assertThat(anna.overPool(true)).isInstanceOfSatisfying(Verdict.Granted.class, granted -> assertThat(
                        granted.note().orElseThrow())
                .contains("you vouch"));
        assertThatCode(() -> anna.confirm(false)).doesNotThrowAnyException();
    }

    @Test
    void halfOfTheMembersAreNotEnough() {
        LockWorld two = new LockWorld(2, 2);
        two.parts.set(1, 1);
        assertThat(had(two.tenure(0, ANNAS))).isInstanceOf(Verdict.TooFew.class);
        assertThat(had(two.tenure(1, BERTS))).isInstanceOf(Verdict.TooFew.class);
    }

    @Test
    void ofTwoWithAPartEachTheOneWithMostHasIt() {
        granted(bert.onThisNode());
        granted(had(anna));
        assertThat(bert.overPool(false)).isInstanceOf(Verdict.Held.class);
        assertThatCode(() -> anna.confirm(true)).doesNotThrowAnyException();
    }

    @Test
    void membersWithoutTheProgramRefuseNobodyAndAreNamed() {
        world.withoutProgram.addAll(List.of(0, 1, 2));
        assertThat(had(anna)).isInstanceOfSatisfying(Verdict.Granted.class, granted -> assertThat(
                        granted.note().orElseThrow())
                .contains("only this machine is guarded", "n1, n2"));
        assertThatCode(() -> anna.confirm(true)).doesNotThrowAnyException();
        world.pass(101);
        assertThatCode(() -> anna.confirm(true)).doesNotThrowAnyException();
    }

    @Test
    void nodesThatJoinAreAskedBeforeTheNextOneJoins() {
        LockWorld growing = new LockWorld(6, 1);
        Tenure grower = growing.tenure(0, ANNAS);
        granted(had(grower));
        for (int node = 1; node < 6; node++) {
            grower.confirm(true);
            growing.probe(0, node);
            Tenure other = growing.tenure(node, BERTS);
            assertThat(had(other)).isInstanceOf(Verdict.Held.class);
            other.end();
        }
    }

    @Test
    void aMemberThatJoinedAndWentSilentStopsWhatComesNext() {
        LockWorld growing = new LockWorld(3, 1);
        Tenure grower = growing.tenure(0, ANNAS);
        granted(had(grower));
        grower.confirm(true);
        growing.probe(0, 1);
        growing.parts.set(1, 1);
        assertThatThrownBy(() -> grower.confirm(false))
                .isInstanceOf(RightLost.class)
                .hasMessageContaining("not confirmed by those that are members now");
    }

    @Test
    void aNodeThatJoinsWithAWriterOfItsOwnStopsWhoeverProbedIt() {
        granted(had(world.tenure(3, BERTS)));
        granted(had(anna));
        anna.confirm(true);
        world.probe(0, 3);
        assertThatThrownBy(() -> anna.confirm(false))
                .isInstanceOf(RightLost.class)
                .hasMessageContaining("root@n3");
    }

    @Test
    void aRenewalWhileANodeJoinsIsNoConfirmationByIt() {
        LockWorld growing = new LockWorld(3, 1);
        Tenure grower = growing.tenure(0, ANNAS);
        granted(had(grower));
        grower.confirm(true);
        grower.renew(); // before the probe has had its effect
        growing.probe(0, 1);
        growing.parts.set(1, 1);
        assertThatThrownBy(() -> grower.confirm(true)).isInstanceOf(RightLost.class);
    }

    @Test
    void whoLeavesTakesNoLockWithIt() {
        granted(had(anna));
        anna.confirm(true);
        anna.leaves(LockWorld.name(2));
        anna.renew();
        world.detach(0, 2);
        granted(had(world.tenure(2, BERTS)));
        assertThatCode(() -> anna.confirm(true)).doesNotThrowAnyException();
    }

    @Test
    void whoLeavesKeepsItsLockWhenTheRestWouldNotBeEnoughUntilItHasLeft() {
        world.parts.set(1, 1);
        granted(had(anna));
        anna.confirm(true);
        anna.leaves(LockWorld.name(2));
        heldByAnna(had(world.tenure(2, BERTS)));
    }

    @Test
    void whoGaveALeaversLockBackTooSlowlyForTheCommandDoesNotBeginIt() {
        granted(had(anna));
        world.pass(90);
        anna.confirm(true);
        world.meanwhile = () -> world.pass(30); // as a dead member's lock takes to be given back
        assertThatThrownBy(() -> anna.leaves(LockWorld.name(2)))
                .isInstanceOfSatisfying(
                        RightLost.class, lost -> assertThat(lost.isForGood()).isFalse())
                .hasMessageContaining("giving back the lock of n2 took too long");
        world.meanwhile = () -> {};
        assertThatCode(() -> {
                    anna.confirm(true);
                    anna.leaves(LockWorld.name(2));
                })
                .as("a second try, with locks that were asked for again")
                .doesNotThrowAnyException();
    }

    @Test
    void whoseRightEndedWhileItGaveALeaversLockBackHasLostIt() {
        granted(had(anna));
        anna.confirm(true);
        world.meanwhile = () -> {
            world.meanwhile = () -> {};
            world.pass(300);
            granted(had(bert));
        };
        assertThatThrownBy(() -> anna.leaves(LockWorld.name(2)))
                .isInstanceOfSatisfying(
                        RightLost.class, lost -> assertThat(lost.isForGood()).isTrue());
        heldBy("root@n1", anna.onThisNode());
    }

    @Test
    void theRightToAPoolOfOneIsWorthNothingAfterAnotherPoolsWriterProbedThatNode() {
        granted(had(anna));
        Tenure alone = world.tenure(3, BERTS);
        granted(had(alone));
        assertThatCode(() -> alone.confirm(false)).doesNotThrowAnyException();
        anna.confirm(true);
        world.probe(0, 3);
        alone.renew(); // as it does beside its work, and hears of the other members
        assertThatThrownBy(() -> alone.confirm(false))
                .isInstanceOf(RightLost.class)
                .hasMessageContaining("not confirmed by those that are members now: somebody else has it: root@n0");
    }
}
