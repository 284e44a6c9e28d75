package io.brickyard.plan.change;

import static io.brickyard.plan.change.ExamplePool.brick;
import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.plan.Plan;
import io.brickyard.plan.Planner;
import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.VolumeName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Layout REPLICA = new Layout.Replicated(3, 0);
    private static final Layout SINGLE = new Layout.Single();
    private static final Layout DISPERSED = new Layout.Dispersed(3, 1);
    private static final long MANY = 800L << 20;

    private static ExamplePool four() {
        return new ExamplePool("n1", "n2", "n3", "n4")
                .volume("data", REPLICA, "n1:/b1/data", "n2:/b1/data", "n3:/b1/data");
    }

    @Test
    void nothingIsToBeDoneForAPoolAsItIs() {
        SeenPool seen = four().volume("files", SINGLE, "n1:/b2/files", "n2:/b2/files")
                .volume(
                        "pair",
                        new Layout.Replicated(2, 0),
                        Map.of("cluster.quorum-type", "auto"),
                        "n1:/b3/p",
                        "n2:/b3/p")
                .volume("one", REPLICA, "n1:/b4/one", "n1:/b5/one", "n1:/b6/one")
                .seen();
        assertThat(Planner.plan(AsItIs.of(seen, "pool"), seen))
                .isInstanceOfSatisfying(
                        Planning.Planned.class,
                        planned -> assertThat(planned.plan().steps()).isEmpty());
        assertThat(AsItIs.of(seen, "pool").volumes().stream()
                        .filter(volume -> volume.fragile())
                        .map(volume -> volume.name().value()))
                .as("those that one node can stop")
                .containsExactly("files", "pair", "one");
    }

    @Test
    void aDrainedNodeStaysAMemberAndItsBrickGoesToTheNamedPlace() {
        assertThat(commands(
                        new Change.DrainNode(new HostName("n3"), places("n4:/bricks/b1")),
                        four().used(1).seen()))
                .containsExactly(
                        "gluster volume heal data info summary",
                        "gluster volume replace-brick data n3:/b1/data n4:/bricks/b1/data commit force",
                        "gluster volume heal data info summary",
                        "rm -rf --one-file-system /b1/data");
    }

    @Test
    void withoutAPlaceADrainSaysWhatToName() {
        assertThat(obstacles(new Change.DrainNode(new HostName("n3"), List.of()), four().seen()))
                .contains("volume data has n3:/b1/data on nodes that are to leave", "--to NODE:/FOLDER");
    }

    @Test
    void aPlaceOnTheDrainedNodeOrOnAStrangerIsRefused() {
        assertThat(obstacles(new Change.DrainNode(new HostName("n3"), places("n3:/b2")), four().seen()))
                .contains("it is on the node that is to have no bricks");
        assertThat(obstacles(new Change.DrainNode(new HostName("n3"), places("n9:/b2")), four().seen()))
                .contains("n9 is no member of the pool", "gluster peer probe n9");
        assertThat(obstacles(
                        new Change.DrainNode(new HostName("n3"), places("n4:/b2")),
                        four().away("n4").seen()))
                .contains("n4 is away");
    }

    @Test
    void placesAreWhereOtherBricksLie() {
        SeenPool seen = four().volume("more", REPLICA, "n1:/b2/more", "n2:/b2/more", "n4:/b2/more")
                .used(1)
                .seen();
        assertThat(commands(new Change.DrainNode(new HostName("n3"), List.of()), seen))
                .contains("gluster volume replace-brick data n3:/b1/data n4:/b2/data commit force");
    }

    @Test
    void filesOfADistributedVolumeAreMovedToTheBricksThatStay() {
        SeenPool seen = new ExamplePool("n1", "n2", "n3")
                .volume("files", SINGLE, "n1:/b1/files", "n2:/b1/files", "n3:/b1/files")
                .used(1)
                .seen();
        assertThat(commands(new Change.RemoveNode(new HostName("n3"), List.of()), seen))
                .containsExactly(
                        "gluster volume remove-brick files n3:/b1/files start",
                        "gluster volume remove-brick files n3:/b1/files status",
                        "gluster volume remove-brick files n3:/b1/files commit",
                        "gluster volume rebalance files start",
                        "gluster volume rebalance files status",
                        "rm -rf --one-file-system /b1/files",
                        "gluster peer detach n3");
    }

    /** A brick that is added counts among those that stay. */
    @Test
    void filesAreSpreadAnewAlsoWhenANewBrickTookThePlaceOfOneOfTwo() {
        SeenPool seen = new ExamplePool("n1", "n2", "n3")
                .volume("files", SINGLE, "n1:/b1/files", "n2:/b1/files")
                .used(1)
                .seen();
        assertThat(commands(new Change.DrainNode(new HostName("n2"), places("n3:/b1")), seen))
                .containsSubsequence(
                        "gluster volume remove-brick files n2:/b1/files commit",
                        "gluster volume rebalance files start");
    }

    @Test
    void filesThatHaveNoRoomOnTheBricksThatStayAreNotMoved() {
        ExamplePool pool = new ExamplePool("n1", "n2").volume("files", SINGLE, "n1:/b1/files", "n2:/b1/files");
        assertThat(obstacles(
                        new Change.RemoveNode(new HostName("n2"), List.of()),
                        pool.used(MANY).seen()))
                .contains("take up to 800 MiB, and there is room for 12", "brickyard volume expand");
        assertThat(steps(
                        new Change.RemoveNode(new HostName("n2"), List.of()),
                        pool.used(100 << 20).seen()))
                .isNotEmpty();
    }

    @Test
    void whereOthersHaveSomeOfTheSpaceTooLittleRoomIsOnlyTold() {
        SeenPool seen = new ExamplePool("n1", "n2")
                .volume("files", SINGLE, "n1:/b1/files", "n2:/b1/files")
                .volume("other", SINGLE, "n2:/b1/other")
                .used(MANY)
                .seen();
        Plan plan = plan(new Change.Shrink(new VolumeName("files"), 1), seen);
        assertThat(String.join("\n", plan.notes())).contains("take up to 800 MiB", "other volumes have some of it");
    }

    @Test
    void theOnlyBrickOfADistributedVolumeGetsASuccessor() {
        SeenPool seen = new ExamplePool("n1", "n2")
                .volume("files", SINGLE, "n2:/b1/files")
                .used(1)
                .seen();
        assertThat(commands(new Change.DrainNode(new HostName("n2"), places("n1:/b1")), seen))
                .contains(
                        "gluster volume add-brick files n1:/b1/files",
                        "gluster volume remove-brick files n2:/b1/files commit");
    }

    @Test
    void filesThatOnlyADeadNodeHasAreNotGivenUp() {
        SeenPool seen = new ExamplePool("n1", "n2", "n3")
                .volume("files", SINGLE, "n1:/b1/files", "n3:/b1/files")
                .away("n3")
                .seen();
        assertThat(obstacles(new Change.RemoveNode(new HostName("n3"), List.of()), seen))
                .contains("n3:/b1/files does not serve", "bring it back first");
    }

    @Test
    void aLivingNodeIsReplacedBrickByBrickAndThenDetached() {
        SeenPool seen = four().volume("more", REPLICA, "n3:/b2/more", "n1:/b2/more", "n2:/b2/more")
                .used(1)
                .seen();
        assertThat(commands(replace("n3", "n9"), seen))
                .containsExactly(
                        "gluster peer probe n9",
                        "gluster peer status",
                        "gluster volume heal data info summary",
                        "gluster volume replace-brick data n3:/b1/data n9:/b1/data commit force",
                        "gluster volume heal data info summary",
                        "rm -rf --one-file-system /b1/data",
                        "gluster volume heal more info summary",
                        "gluster volume replace-brick more n3:/b2/more n9:/b2/more commit force",
                        "gluster volume heal more info summary",
                        "rm -rf --one-file-system /b2/more",
                        "gluster peer detach n3");
    }

    @Test
    void allBricksOfADeadNodeAreReplacedBeforeAnyHealIsWaitedFor() {
        SeenPool seen = new ExamplePool("n1", "n2", "n3", "n4")
                .volume("data", REPLICA, "n1:/b1/d", "n2:/b1/d", "n3:/b1/d", "n1:/b2/d", "n2:/b2/d", "n3:/b2/d")
                .away("n3")
                .seen();
        assertThat(commands(replace("n3", "n4"), seen))
                .containsExactly(
                        "gluster volume replace-brick data n3:/b1/d n4:/b1/d commit force",
                        "gluster volume replace-brick data n3:/b2/d n4:/b2/d commit force",
                        "gluster volume heal data info summary",
                        "gluster volume heal data info summary",
                        "gluster peer detach n3");
    }

    @Test
    void ofADeadBrickThatMayHaveTheOnlyCopyApprovalIsAsked() {
        SeenPool seen = new ExamplePool("n1", "n2", "n3", "n4")
                .volume("sure", REPLICA, "n1:/b1/s", "n2:/b1/s", "n3:/b1/s")
                .volume("unsure", DISPERSED, "n1:/b2/u", "n2:/b2/u", "n3:/b2/u")
                .volume("loose", REPLICA, Map.of("cluster.quorum-type", "none"), "n1:/b3/l", "n2:/b3/l", "n3:/b3/l")
                .away("n3")
                .seen();
        Map<String, Step.Risk> risks = steps(replace("n3", "n4"), seen).stream()
                .map(Step::card)
                .filter(card -> card.command().contains("replace-brick"))
                .collect(Collectors.toMap(card -> card.command().get(3), Step.Card::risk));
        assertThat(risks)
                .isEqualTo(Map.of(
                        "sure", Step.Risk.MOVES_DATA, "unsure", Step.Risk.DESTROYS, "loose", Step.Risk.DESTROYS));
    }

    @Test
    void oneOfTwoDeadNodesIsDetachedByForceOnlyWithMostMembersUp() {
        ExamplePool five =
                new ExamplePool("n1", "n2", "n3", "n4", "n5").away("n4").away("n5");
        List<Step> steps = steps(new Change.RemoveNode(new HostName("n5"), List.of()), five.seen());
        assertThat(steps.getLast().card().command()).containsExactly("gluster", "peer", "detach", "n5", "force");
        assertThat(steps.getLast().check(five.seen())).isEqualTo(Step.ready());
        assertThat(steps.getLast().check(five.away("n3").seen())).isInstanceOf(Step.Blocked.class);
    }

    @Test
    void foldersOfTheNewNodeAreTakenInTurn() {
        SeenPool seen = new ExamplePool("n1", "n2", "n3", "n4")
                .volume("data", REPLICA, "n1:/b1/d", "n2:/b1/d", "n3:/b1/d", "n1:/b2/d", "n2:/b2/d", "n3:/b2/d")
                .used(1)
                .seen();
        HostName n3 = new HostName("n3");
        HostName n4 = new HostName("n4");
        assertThat(commands(new Change.ReplaceNode(n3, n4, List.of(new BrickPath("/x"), new BrickPath("/y"))), seen))
                .contains(
                        "gluster volume replace-brick data n3:/b1/d n4:/x/data commit force",
                        "gluster volume replace-brick data n3:/b2/d n4:/y/data commit force");
        assertThat(obstacles(new Change.ReplaceNode(n3, n4, List.of(new BrickPath("/x"))), seen))
                .contains("more bricks on n3 than folders are named");
    }

    @Test
    void aNodeIsNotReplacedByItselfNorByOneThatHasACopyAlready() {
        assertThat(obstacles(replace("n3", "n3"), four().seen())).contains("brickyard repair");
        assertThat(obstacles(replace("n3", "n2"), four().seen())).contains("n2 has a brick at /b1/data already");
        assertThat(obstacles(replace("n1", "n4"), four().seen())).contains("no node can detach itself");
        assertThat(obstacles(replace("n8", "n4"), four().seen())).contains("there are n1, n2, n3, n4");
    }

    @Test
    void aVolumeGrowsToACountAndDoesNothingTheSecondTime() {
        SeenPool seen = new ExamplePool("n1", "n2", "n3")
                .volume("data", REPLICA, "n1:/b1/data", "n2:/b1/data", "n3:/b1/data")
                .volume("more", REPLICA, "n1:/b2/more", "n2:/b2/more", "n3:/b2/more")
                .seen();
        Change grow = new Change.Grow(new VolumeName("data"), 2, List.of());
        assertThat(commands(grow, seen))
                .contains(
                        "gluster volume add-brick data n1:/b2/data n2:/b2/data n3:/b2/data",
                        "gluster volume rebalance data start");
        assertThat(steps(new Change.Grow(new VolumeName("data"), 1, List.of()), seen))
                .isEmpty();
        assertThat(obstacles(new Change.Grow(new VolumeName("data"), 0, List.of()), seen))
                .contains("brickyard volume shrink");
        assertThat(obstacles(new Change.Grow(new VolumeName("data"), 9, List.of()), seen))
                .contains("there is room for 2", "--place NODE:/FOLDER");
    }

    @Test
    void bricksAreAddedAsWholeSubvolumes() {
        SeenPool seen = four().seen();
        VolumeName data = new VolumeName("data");
        assertThat(commands(new Change.AddBricks(data, places("n1:/c/data", "n2:/c/data", "n4:/c/data")), seen))
                .contains("gluster volume add-brick data n1:/c/data n2:/c/data n4:/c/data");
        assertThat(obstacles(new Change.AddBricks(data, places("n1:/c/data", "n2:/c/data")), seen))
                .contains("whole subvolumes of 3 bricks, and 2 are named");
        assertThat(steps(new Change.AddBricks(data, places("n1:/b1/data")), seen))
                .isEmpty();
    }

    @Test
    void aVolumeShrinksByWholeSubvolumes() {
        SeenPool seen = new ExamplePool("n1", "n2", "n3")
                .volume("data", REPLICA, "n1:/b1/d", "n2:/b1/d", "n3:/b1/d", "n1:/b2/d", "n2:/b2/d", "n3:/b2/d")
                .used(1)
                .seen();
        VolumeName data = new VolumeName("data");
        assertThat(commands(new Change.Shrink(data, 1), seen))
                .contains("gluster volume remove-brick data n1:/b2/d n2:/b2/d n3:/b2/d start");
        assertThat(commands(new Change.RemoveBricks(data, places("n1:/b1/d", "n2:/b1/d", "n3:/b1/d")), seen))
                .contains("gluster volume remove-brick data n1:/b1/d n2:/b1/d n3:/b1/d commit");
        assertThat(obstacles(new Change.RemoveBricks(data, places("n1:/b1/d")), seen))
                .contains("n2:/b1/d n3:/b1/d hold the same files");
        assertThat(obstacles(new Change.RemoveBricks(data, places("n1:/b7/d")), seen))
                .contains("is no brick of it");
        assertThat(obstacles(new Change.Shrink(data, 0), seen)).contains("nothing would be left of it");
        assertThat(steps(new Change.Shrink(data, 2), seen)).isEmpty();
    }

    @Test
    void aBrickIsRenamedOnlyWithinItsNode() {
        SeenPool seen = four().alias("n3", "s3").seen();
        VolumeName data = new VolumeName("data");
        assertThat(commands(new Change.RenameBrick(data, brick("n3:/b1/data"), new HostName("s3")), seen))
                .containsExactly(
                        "gluster volume heal data info summary",
                        "gluster volume reset-brick data n3:/b1/data start",
                        "gluster volume reset-brick data n3:/b1/data s3:/b1/data commit force",
                        "gluster volume heal data info summary");
        assertThat(obstacles(new Change.RenameBrick(data, brick("n3:/b1/data"), new HostName("n4")), seen))
                .contains("n4 is another node");
        assertThat(obstacles(new Change.RenameBrick(data, brick("n3:/b1/data"), new HostName("s4")), seen))
                .contains("gluster peer probe s4");
        assertThat(steps(new Change.RenameBrick(data, brick("n3:/b1/data"), new HostName("n3")), seen))
                .isEmpty();
    }

    private static Change replace(String old, String fresh) {
        return new Change.ReplaceNode(new HostName(old), new HostName(fresh), List.of());
    }

    private static List<WantedBrick> places(String... places) {
        return Arrays.stream(places).map(ExamplePool::brick).toList();
    }

    private static Planning planning(Change change, SeenPool seen) {
        return switch (Changes.of(change, seen)) {
            case Changed.Wanted(var pool) -> Planner.plan(pool, seen);
            case Changed.Steps(Plan plan) -> new Planning.Planned(plan);
            case Changed.Refused(List<Planning.Obstacle> obstacles) -> new Planning.Refused(obstacles);
        };
    }

    private static Plan plan(Change change, SeenPool seen) {
        return switch (planning(change, seen)) {
            case Planning.Planned(Plan plan) -> plan;
            case Planning.Refused(List<Planning.Obstacle> obstacles) -> throw new AssertionError(obstacles.toString());
        };
    }

    private static List<Step> steps(Change change, SeenPool seen) {
        return plan(change, seen).steps();
    }

    private static List<String> commands(Change change, SeenPool seen) {
        return steps(change, seen).stream()
                .map(step -> String.join(" ", step.card().command()))
                .toList();
    }

    private static String obstacles(Change change, SeenPool seen) {
        return switch (planning(change, seen)) {
            case Planning.Planned(Plan plan) -> throw new AssertionError("nothing stands against " + plan);
            case Planning.Refused(List<Planning.Obstacle> obstacles) -> obstacles.toString();
        };
    }
}
