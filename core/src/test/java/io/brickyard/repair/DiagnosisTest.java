package io.brickyard.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.plan.MendStep;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.Step;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Surveys;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final Layout THREE = new Layout.Replicated(3, 0);

    private static Surveys pool() {
        return Surveys.ofPool(3).volumeOn("data", THREE, 1, 2, 3);
    }

    private static Surveys rejected() {
        return pool().node(2, NodeState.REJECTED)
                .link(1, 2, Surveys.REJECTED)
                .link(3, 2, Surveys.REJECTED)
                .brick("data", 1, BrickState.DOWN);
    }

    private static Treatment treated(Patient patient) {
        return treated(patient, Wishes.ALL);
    }

    private static Treatment treated(Patient patient, Wishes wishes) {
        return Treatment.of(Diagnosis.of(patient.examined(), wishes));
    }

    private static List<String> titles(Treatment treatment) {
        assertThat(treatment.planning()).as("%s", treatment).isInstanceOf(Planning.Planned.class);
        return ((Planning.Planned) treatment.planning())
                .plan().steps().stream().map(step -> step.card().title()).toList();
    }

    private static List<String> notes(Treatment treatment) {
        return ((Planning.Planned) treatment.planning()).plan().notes();
    }

    private static String whyNot(Treatment treatment) {
        assertThat(treatment.planning()).as("%s", treatment).isInstanceOf(Planning.Refused.class);
        return String.join(
                "\n",
                ((Planning.Refused) treatment.planning())
                        .obstacles().stream()
                                .map(one -> one.subject() + ": " + one.why() + "; " + one.advice())
                                .toList());
    }

    @Test
    void nothingIsFoundInASoundPool() {
        assertThat(titles(treated(Patient.of(pool())))).isEmpty();
    }

    @Test
    void aBrickWhoseDataAreThereIsStarted() {
        Treatment treatment = treated(Patient.of(pool().brick("data", 1, BrickState.DOWN)));

        assertThat(titles(treatment))
                .containsExactly(
                        "start ha2:/bricks/data-0/b1 of data again",
                        "wait until all bricks of data serve, since it was mended",
                        "wait until data is healed after the repair");
        assertThat(String.join("\n", treatment.evidence())).contains("bears the mark of data and has files");
    }

    @Test
    void aBrickIsNotStartedUnlessItsFolderIsMountedAndBearsTheMarkAndHasFiles() {
        Patient patient = Patient.of(pool().brick("data", 1, BrickState.DOWN));
        Optional<UUID> mark = Optional.of(patient.mark("data"));

        assertThat(whyNot(treated(patient.unmounted("data", 1)))).contains("its disk is not mounted");
        assertThat(whyNot(treated(patient.folder("data", 1, true, false, false, mark))))
                .contains("lies on the file system of /");
        assertThat(whyNot(treated(patient.folder("data", 1, true, true, true, mark))))
                .contains("bears the volume's mark, but nothing is in it");
        assertThat(whyNot(treated(patient.folder("data", 1, true, true, false, Optional.of(new UUID(1, 1))))))
                .contains("the mark of another volume");
        assertThat(whyNot(treated(patient.folder("data", 1, true, true, false, Optional.empty()))))
                .contains("does not bear the volume's mark");
        assertThat(whyNot(treated(patient.untold(2)))).contains("nobody could look", "peer_brickyard");
    }

    @Test
    void aSoundBrickIsNotStartedByForceBesideOneWhoseDiskIsNotMounted() {
        Patient patient = Patient.of(Surveys.ofPool(4)
                        .volumeOn("data", new Layout.Replicated(2, 0), 1, 2, 3, 4)
                        .brick("data", 1, BrickState.DOWN)
                        .brick("data", 3, BrickState.DOWN))
                .unmounted("data", 3);

        assertThat(whyNot(treated(patient))).contains("force would start all bricks of the volume");
    }

    @Test
    void aStartBlocksItselfWhenAnotherBrickWentDownMeanwhile() {
        Examination examined = Patient.of(
                        pool().brick("data", 1, BrickState.DOWN).brick("data", 2, BrickState.DOWN))
                .examined();
        Step start = new MendStep.ForceStart(
                new VolumeName("data"),
                List.of(new WantedBrick(new HostName("ha2"), new BrickPath("/bricks/data-0/b1"))));

        assertThat(start.check(examined.seen()))
                .isEqualTo(Step.blocked(
                        "ha3:/bricks/data-0/b2 is down too, and was not looked at: the start would touch it"));
    }

    @Test
    void aBrickWhoseDiskIsEmptyIsFilledFromItsCopies() {
        Treatment treatment =
                treated(Patient.of(pool().brick("data", 1, BrickState.DOWN)).lost("data", 1));

        assertThat(titles(treatment))
                .first()
                .isEqualTo("fill the empty brick ha2:/bricks/data-0/b1 of data from its copies");
        assertThat(notes(treatment)).singleElement().asString().contains("only ha2:/bricks/data-0/b1 served");
    }

    @Test
    void aLostBrickIsNotFilledWhenACopyIsAwayOrThereIsNone() {
        assertThat(whyNot(treated(
                        Patient.of(pool().brick("data", 1, BrickState.DOWN).brick("data", 2, BrickState.DOWN))
                                .lost("data", 1))))
                .contains("ha2:/bricks/data-0/b1 of data is down");
        assertThat(whyNot(treated(Patient.of(Surveys.ofPool(3)
                                .volumeOn("one", new Layout.Single(), 1, 2, 3)
                                .brick("one", 1, BrickState.DOWN))
                        .lost("one", 1))))
                .contains("its disk is another one, or was emptied");
    }

    @Test
    void aRejectedPeerTakesTheDescriptionOfTheMajority() {
        Treatment treatment = treated(Patient.of(rejected()).describes(2, "data 2 info=7"));

        assertThat(titles(treatment))
                .containsExactly(
                        "stop glusterd of ha2",
                        "let ha2 take the others' description of volume data",
                        "start glusterd of ha2",
                        "wait until all have ha2 as a member",
                        "wait until all bricks of data serve, since it was mended",
                        "wait until data is healed after the repair",
                        "have glusterd note the ports of the bricks of data");
        assertThat(String.join("\n", treatment.evidence()))
                .contains("ha1 says of ha2: Peer Rejected", "version 2, info=7; the others have version 2, info=1");
    }

    @Test
    void ofADescriptionThatIsNoneNothingIsKept() {
        assertThat(titles(treated(Patient.of(rejected()).describes(2, "data  x"))))
                .contains("let ha2 forget its description of volume data");
    }

    @Test
    void nobodyIsRightWithoutAMajority() {
        Surveys two = Surveys.ofPool(2)
                .volumeOn("data", new Layout.Replicated(2, 0), 1, 2)
                .node(2, NodeState.REJECTED)
                .link(1, 2, Surveys.REJECTED);

        assertThat(whyNot(treated(Patient.of(two).describes(2, "data 2 info=7"))))
                .contains("there is no majority: of 2 nodes only 1 agree");
    }

    @Test
    void onlyOneNodeAtATimeGivesUpWhatItKnows() {
        Surveys five = Surveys.ofPool(5)
                .volumeOn("data", THREE, 1, 2, 3)
                .node(4, NodeState.REJECTED)
                .node(5, NodeState.REJECTED);
        Treatment treatment =
                treated(Patient.of(five).describes(4, "data 2 info=7").describes(5, "data 2 info=8"));

        assertThat(titles(treatment)).contains("stop glusterd of ha4").doesNotContain("stop glusterd of ha5");
        assertThat(notes(treatment)).anyMatch(note -> note.contains("only one node at a time"));
    }

    @Test
    void aNodeThatNoWayLeadsToIsMendedOnItself() {
        assertThat(whyNot(treated(
                        Patient.of(rejected()).describes(2, "data 2 info=7").outOfHand(2))))
                .contains("run brickyard repair on ha2 itself");
    }

    @Test
    void aLostIdentityIsGivenBackWithOneFriend() {
        Treatment treatment =
                treated(Patient.of(pool().node(2, NodeState.UNREADABLE)).reborn(2, Optional.of(Surveys.idOf(77))));

        assertThat(titles(treatment))
                .startsWith(
                        "stop glusterd of ha2",
                        "give ha2 its identity " + Surveys.idOf(2) + " back",
                        "start glusterd of ha2",
                        "wait until all have ha2 as a member")
                .noneMatch(title -> title.contains("fill"));
        assertThat(String.join("\n", treatment.evidence()))
                .contains("ha2 itself is " + Surveys.idOf(77) + ", with 0 peers and 0 volumes");
    }

    @Test
    void aNodeThatLostEverythingHasItsBricksFilledAfterItsIdentity() {
        Treatment treatment = treated(Patient.of(pool().node(2, NodeState.UNREADABLE))
                .reborn(2, Optional.empty())
                .lost("data", 1));

        assertThat(titles(treatment))
                .containsSequence(
                        "wait until all have ha2 as a member",
                        "fill the empty brick ha2:/bricks/data-0/b1 of data from its copies",
                        "wait until all bricks of data serve, since it was mended",
                        "wait until data is healed after the repair");
    }

    @Test
    void aLostBrickWithoutItsDiskStaysDown() {
        Treatment treatment = treated(Patient.of(pool().node(2, NodeState.UNREADABLE))
                .reborn(2, Optional.empty())
                .unmounted("data", 1));

        assertThat(titles(treatment)).hasSize(4);
        assertThat(notes(treatment)).anyMatch(note -> note.contains("stays down") && note.contains("not mounted"));
    }

    @Test
    void nobodyIsGivenAnIdentityWhoHasAnotherLife() {
        assertThat(whyNot(
                        treated(Patient.of(pool().node(2, NodeState.UNREADABLE)).elsewhere(2, Surveys.idOf(77)))))
                .contains("belongs to another pool");
        assertThat(whyNot(treated(
                        Patient.of(pool().node(2, NodeState.UNREADABLE)).reborn(2, Optional.of(Surveys.idOf(3))))))
                .contains("it has the identity of ha3");
    }

    @Test
    void aHandshakeThatStandsStillIsEndedOnTheSideThatHasIt() {
        assertThat(titles(treated(Patient.of(pool().link(2, 1, Surveys.ACCEPTED)))))
                .containsExactly(
                        "stop glusterd of ha2",
                        "let ha2 take ha1 for a full member",
                        "start glusterd of ha2",
                        "wait until all have ha2 as a member");
    }

    @Test
    void aLostConnectionIsTakenUpByANewStart() {
        assertThat(titles(treated(
                        Patient.of(pool().link(2, 1, Surveys.DISCONNECTED)).outOfHand(2))))
                .containsExactly(
                        "start glusterd of ha2 again, so that it connects to ha1",
                        "wait until all have ha2 as a member");
    }

    @Test
    void aVolumeThatOneNodeAloneHasIsForgottenThere() {
        Treatment treatment = treated(Patient.of(pool()).describes(2, "data 2 info=1", "ghost  x"));

        assertThat(titles(treatment))
                .containsExactly(
                        "stop glusterd of ha2",
                        "let ha2 forget its description of volume ghost",
                        "start glusterd of ha2",
                        "wait until all have ha2 as a member");
        assertThat(((Planning.Planned) treatment.planning()).plan().needsApproval())
                .isTrue();
    }

    @Test
    void aVolumeIsNoGhostWhereTheOthersWereNotAsked() {
        assertThat(titles(treated(Patient.of(pool())
                        .describes(2, "data 2 info=1", "ghost  x")
                        .untold(1))))
                .isEmpty();
    }

    @Test
    void aGhostThatKeepsGlusterdFromStartingIsForgottenFirst() {
        assertThat(titles(treated(Patient.of(pool().node(2, NodeState.GLUSTERD_DOWN))
                        .describes(2, "data 2 info=1", "ghost  x")
                        .untold(1)
                        .untold(3))))
                .containsExactly(
                        "stop glusterd of ha2",
                        "let ha2 forget its description of volume ghost",
                        "start glusterd of ha2",
                        "wait until all have ha2 as a member");
    }

    @Test
    void filesInSplitBrainAreToldAndLeftUntilSomebodyChooses() {
        Patient patient = Patient.of(pool()).split("data", "/a b", "gfid:1");

        assertThat(whyNot(treated(patient))).contains("--split-brain latest-mtime");
        assertThat(treated(patient).evidence()).contains("  in split-brain: /a b");

        Wishes wishes =
                new Wishes(Set.of(), Set.of(), Optional.of(new MendStep.Keep.LatestMtime()), OptionalInt.empty());
        Plan plan = ((Planning.Planned) treated(patient, wishes).planning()).plan();
        assertThat(plan.steps().getFirst().card().command())
                .containsExactly("gluster", "volume", "heal", "data", "split-brain", "latest-mtime", "/a b");
        assertThat(plan.needsApproval()).isTrue();
    }

    @Test
    void whatNoPoolCanMendIsToldWithAdvice() {
        assertThat(whyNot(
                        treated(Patient.of(pool().node(2, NodeState.UNRESOLVED)).untold(2))))
                .contains("the name ha2 leads nowhere", "DNS or /etc/hosts");
        assertThat(whyNot(
                        treated(Patient.of(pool().node(2, NodeState.UNREADABLE)).untold(2))))
                .contains("brickyard repair --member ha1");
    }

    @Test
    void aStoppedGlusterdIsStarted() {
        assertThat(titles(treated(Patient.of(pool().node(2, NodeState.GLUSTERD_DOWN)))))
                .startsWith("start glusterd of ha2", "wait until all have ha2 as a member");
    }

    @Test
    void onlyWhatIsWantedIsMended() {
        Patient patient = Patient.of(pool().brick("data", 1, BrickState.DOWN).link(3, 1, Surveys.DISCONNECTED));

        assertThat(titles(treated(
                        patient,
                        new Wishes(Set.of(new HostName("ha3")), Set.of(), Optional.empty(), OptionalInt.empty()))))
                .hasSize(2)
                .allMatch(title -> title.contains("ha3"));
        assertThat(titles(treated(
                        patient,
                        new Wishes(Set.of(), Set.of(new VolumeName("data")), Optional.empty(), OptionalInt.empty()))))
                .hasSize(3)
                .allMatch(title -> title.contains("data"));
    }

    @Test
    void whatPassesByItselfIsNotMended() {
        List<Ailment> first = Diagnosis.of(
                Patient.of(pool().brick("data", 1, BrickState.DOWN)).examined(), Wishes.ALL);
        List<Ailment> second =
                Diagnosis.of(Patient.of(pool().link(2, 1, Surveys.ACCEPTED)).examined(), Wishes.ALL);

        assertThat(Diagnosis.still(first, second)).isEmpty();
        assertThat(Diagnosis.still(first, first)).isEqualTo(first);
    }
}
