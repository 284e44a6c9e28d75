package io.brickyard.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.watch.Outlook.Presence;
import io.brickyard.agent.watch.Outlook.Problem;
import io.brickyard.health.Check;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import io.brickyard.health.Target;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.PoolWord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedTest {

    private static final VolumeName VOLUME = new VolumeName("data");
    private static final NodeId NODE = NodeId.parse("4bc5317e-3312-4e58-bd09-feb3c95613d3");
    private static final Target TARGET = Target.of(VOLUME);
    private static final Finding FINDING = new Finding(
            Check.SPLIT_BRAIN, Severity.ERROR, TARGET, "data has files in split-brain", List.of(), List.of(), 1);
    private static final Problem PROBLEM = new Problem(FINDING.code(), TARGET);
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    @TempDir
    Path folder;

    private Watched watched = new Watched(Watched.Memory.NONE);
    private Set<String> unheard = Set.of();
    private int looks;

    private Outlook look(VolumeState state, Presence node, boolean problem, boolean healing) {
        return new Outlook(
                START.plusSeconds(looks++),
                true,
                unheard,
                Map.of(VOLUME, state),
                Map.of(NODE, node),
                problem ? Map.of(PROBLEM, FINDING) : Map.of(),
                Map.of(VOLUME, healing),
                Map.of());
    }

    private Outlook healthy() {
        return look(VolumeState.ONLINE, Presence.THERE, false, false);
    }

    private Outlook broken() {
        return look(VolumeState.ONLINE_DEGRADED, Presence.SILENT, true, false);
    }

    private Outlook healing() {
        return look(VolumeState.ONLINE, Presence.THERE, false, true);
    }

    private List<Change> twice(Outlook one, Outlook other) {
        assertThat(watched.next(one)).isEmpty();
        return watched.next(other);
    }

    @Test
    void healthyPoolSeenForTheFirstTimeIsNoNews() {
        assertThat(twice(healthy(), healthy())).isEmpty();
    }

    @Test
    void troubleThatIsThereAtTheFirstLookIsTold() {
        assertThat(twice(broken(), broken()))
                .containsExactly(
                        new Change.NodeSilent(NODE),
                        new Change.OfVolume(VOLUME, Optional.empty(), Optional.of(VolumeState.ONLINE_DEGRADED)),
                        new Change.Raised(FINDING));
    }

    @Test
    void deathOfANodeIsToldWithItsConsequencesOnce() {
        twice(healthy(), healthy());

        assertThat(twice(broken(), broken()))
                .containsExactly(
                        new Change.NodeSilent(NODE),
                        new Change.OfVolume(
                                VOLUME, Optional.of(VolumeState.ONLINE), Optional.of(VolumeState.ONLINE_DEGRADED)),
                        new Change.Raised(FINDING));
        assertThat(watched.next(broken())).isEmpty();
    }

    @Test
    void returnOfANodeIsToldWithTheTimeOfTheTrouble() {
        twice(healthy(), healthy());
        twice(broken(), broken());
        Instant raised = START.plusSeconds(3);

        assertThat(watched.known())
                .containsExactly(
                        new PoolWord.Known(PROBLEM.code(), PROBLEM.target().toString(), raised));
        assertThat(twice(healthy(), healthy()))
                .containsExactly(
                        new Change.NodeBack(NODE),
                        new Change.OfVolume(
                                VOLUME, Optional.of(VolumeState.ONLINE_DEGRADED), Optional.of(VolumeState.ONLINE)),
                        new Change.Cleared(PROBLEM, raised),
                        new Change.HealFinished(VOLUME));
    }

    @Test
    void healIsFinishedWhenNothingWaitsAnyMore() {
        twice(healthy(), healthy());
        assertThat(twice(healing(), healing())).isEmpty();
        assertThat(watched.healsUnderWay()).containsExactly(VOLUME);

        assertThat(twice(healthy(), healthy())).containsExactly(new Change.HealFinished(VOLUME));
    }

    @Test
    void healThatIsTooShortToBeSeenIsToldAsFinished() {
        twice(healthy(), healthy());
        twice(broken(), broken());
        assertThat(watched.healsUnderWay()).isEmpty();

        assertThat(twice(healthy(), healthy())).contains(new Change.HealFinished(VOLUME));
    }

    @Test
    void whatWasNotLookedAtIsNotGone() {
        twice(healthy(), healthy());
        twice(broken(), broken());
        Outlook incomplete = new Outlook(
                START,
                false,
                Set.of(),
                Map.of(VOLUME, VolumeState.ONLINE_DEGRADED),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());

        assertThat(twice(incomplete, incomplete)).isEmpty();
    }

    @Test
    void whatOnlyASilentAgentCouldTellIsNotGone() {
        Problem full = new Problem(Check.BRICK_FULL.name(), Target.parse("brick/gv0/ha2:/b/1"));
        Finding finding = new Finding(Check.BRICK_FULL, Severity.ERROR, full.target(), "full", List.of(), List.of(), 1);
        Outlook seen = with(Map.of(full, finding), Set.of());
        twice(seen, seen);
        Outlook unseen = with(Map.of(), Set.of("ha2"));
        Outlook otherUnseen = with(Map.of(), Set.of("ha3"));

        assertThat(twice(unseen, unseen)).isEmpty();
        assertThat(twice(otherUnseen, otherUnseen)).containsExactly(new Change.Cleared(full, START));
    }

    private static Outlook with(Map<Problem, Finding> findings, Set<String> unheard) {
        return new Outlook(
                START, true, unheard, Map.of(VOLUME, VolumeState.ONLINE), Map.of(), findings, Map.of(), Map.of());
    }

    @Test
    void restartForgetsNothingAndTellsNothingTwice() throws Exception {
        twice(healthy(), healthy());
        twice(broken(), broken());
        MemoryFile file = new MemoryFile(folder);
        file.write(watched.memory());

        watched = new Watched(file.read());

        assertThat(watched.memory()).isEqualTo(file.read());
        assertThat(twice(broken(), broken())).isEmpty();
        assertThat(twice(healthy(), healthy())).hasSize(4);
    }

    @Test
    void splitBrainIsToldWhenItGrows() {
        twice(healthy(), healthy());
        Outlook one = new Outlook(
                START,
                true,
                Set.of(),
                Map.of(VOLUME, VolumeState.ONLINE),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(VOLUME, 1L));
        Outlook three = new Outlook(
                START,
                true,
                Set.of(),
                Map.of(VOLUME, VolumeState.ONLINE),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(VOLUME, 3L));

        assertThat(twice(one, one)).containsExactly(new Change.SplitBrain(VOLUME, 1));
        assertThat(twice(three, three)).containsExactly(new Change.SplitBrain(VOLUME, 3));
        assertThat(twice(one, one)).isEmpty();
    }
}
