package io.brickyard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.plan.Leftover;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static final HostName ONE = new HostName("gl1");
    private static final HostName TWO = new HostName("gl2");
    private static final UUID VOLUME = UUID.fromString("0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");

    @Test
    void workOfANodeIsThatNodesTask() {
        assertThat(Assignment.of(
                        new NodeStep.Clean(ONE, new BrickPath("/bricks/b1/gv0"), VOLUME, Leftover.NO_FILES), false))
                .contains(new Assignment(
                        ONE,
                        new NodeTask.Clean(
                                new BrickPath("/bricks/b1"),
                                new BrickPath("/bricks/b1/gv0"),
                                VOLUME,
                                Leftover.NO_FILES)));
        assertThat(Assignment.of(new NodeStep.MakeFolder(ONE, new BrickPath("/bricks/b1")), true))
                .contains(new Assignment(ONE, new NodeTask.MakeFolder(new BrickPath("/bricks/b1"), true)));
        assertThat(Assignment.of(new RepairStep.ForgetVolume(TWO, new VolumeName("gv0")), false))
                .contains(new Assignment(TWO, new NodeTask.ForgetVolume(new VolumeName("gv0"))));
    }

    @Test
    void aBrickAtTheTopIsCleanedLikeAnyOther() {
        assertThat(Assignment.of(new NodeStep.Clean(ONE, new BrickPath("/data1"), VOLUME, Leftover.FILES), false))
                .contains(new Assignment(
                        ONE, new NodeTask.Clean(new BrickPath("/"), new BrickPath("/data1"), VOLUME, Leftover.FILES)));
    }

    /** As the document allows bricks such as {@code gl1:/srv/data}. */
    @Test
    void theFoldersAboveBricksAreLookedAtWhereverTheyLie() {
        for (String folder : List.of("/", "/srv", "/var/lib")) {
            NodeTask.Place place = new NodeTask.Place(new BrickPath(folder), Optional.empty());
            NodeTask task = new NodeTask.Facts(List.of(place));
            assertThat(TaskForm.read(TaskForm.write(task).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(task);
        }
    }

    @Test
    void anAliasIsProbedFromAnotherNode() {
        assertThat(Assignment.of(new PeerStep.Alias(ONE, new HostName("10.0.0.1"), TWO), false))
                .contains(new Assignment(TWO, new NodeTask.Probe(new HostName("10.0.0.1"))));
    }

    @Test
    void whatTheGlusterCommandDoesIsNoTask() {
        assertThat(Assignment.of(new PeerStep.Detach(ONE), false)).isEqualTo(Optional.empty());
    }

    @Test
    void aStepOnTheSystemsFoldersIsRefused() {
        assertThatThrownBy(() -> Assignment.of(new NodeStep.MakeFolder(ONE, new BrickPath("/etc/x")), true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
