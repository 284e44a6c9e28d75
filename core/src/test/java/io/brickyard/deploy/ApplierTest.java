package io.brickyard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.plan.Plan;
import io.brickyard.plan.Planner;
import io.brickyard.plan.Planning;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.VolumeName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool in memory is brought to where it is wanted, whatever happens on the way. */
class ApplierTest {

    private static final List<String> SIX = List.of("n1", "n2", "n3", "n4", "n5", "n6");

    /** What is left of a brick is removed only where work on its node is possible, which facts about it tell. */
    private static final Needs EVERY_NODE =
            new Needs(false, false, Set.of(), SIX.stream().collect(Collectors.toMap(HostName::new, _ -> Map.of())));

    @TempDir
    Path folder;

    private final PretendPool pool = new PretendPool(SIX);

    @Test
    void bareNodesBecomeAStartedVolumeAndThenNothingIsLeftToDo() throws Exception {
        WantedPool wanted = wanted(3, new Layout.Replicated(3, 0), true);
        assertThat(run(wanted)).isInstanceOf(Applied.Done.class);
        assertThat(pool.sent)
                .containsSubsequence(
                        "peer probe n2",
                        "peer probe n3",
                        "volume create data replica 3 n1:/bricks/b/data n2:/bricks/b/data n3:/bricks/b/data",
                        "volume set data network.ping-timeout 20",
                        "volume start data");
        assertThat(plan(wanted).steps()).isEmpty();
    }

    @Test
    void growingAndShrinkingEndWithoutAnythingLeftBehind() throws Exception {
        run(wanted(3, new Layout.Replicated(3, 0), true));
        run(wanted(6, new Layout.Replicated(3, 0), true));
        assertThat(pool.sent).contains("volume rebalance data start");
        run(wanted(3, new Layout.Replicated(3, 0), true));
        assertThat(pool.sent)
                .containsSubsequence(
                        "volume remove-brick data n4:/bricks/b/data n5:/bricks/b/data n6:/bricks/b/data start",
                        "volume remove-brick data n4:/bricks/b/data n5:/bricks/b/data n6:/bricks/b/data commit",
                        "peer detach n4");
        assertThat(pool.litter()).isEmpty();
    }

    @Test
    void killedAfterAnyCommandTheNextRunBringsItToTheEnd() throws Exception {
        List<WantedPool> scenario = List.of(
                wanted(3, new Layout.Replicated(3, 1), true),
                wanted(6, new Layout.Replicated(3, 1), true),
                wanted(3, new Layout.Replicated(3, 1), true));
        int kills = 0;
        for (int run = 0; run < 50; run++) {
            String when = "killed after " + run / 2 + " commands, the last one sent: " + (run % 2 == 1);
            PretendPool fresh = new PretendPool(SIX);
            Path state = folder.resolve("kill-" + run);
            fresh.killAfter(run / 2, run % 2 == 1);
            for (WantedPool wanted : scenario) {
                try {
                    run(fresh, wanted, state);
                } catch (PretendPool.Killed _) {
                    kills++;
                    fresh.live();
                    run(fresh, wanted, state);
                }
                assertThat(plan(fresh, wanted).steps()).as(when).isEmpty();
            }
            assertThat(fresh.litter()).as(when).isEmpty();
            assertThat(fresh.sent).as("files are spread, " + when).contains("volume rebalance data start");
        }
        assertThat(kills).as("runs that were killed").isGreaterThan(35);
    }

    @Test
    void aBrickIsReplacedOnlyWhileItsSubvolumeIsWhole() throws Exception {
        run(wanted(3, new Layout.Replicated(3, 0), true));
        WantedPool moved = wanted(List.of("n1", "n2", "n4"), SIX.subList(0, 4), new Layout.Replicated(3, 0), true);
        run(moved);
        assertThat(pool.sent).contains("volume replace-brick data n3:/bricks/b/data n4:/bricks/b/data commit force");
        assertThat(pool.litter()).isEmpty();
    }

    private Applied run(WantedPool wanted) throws InterruptedException {
        return run(pool, wanted, folder);
    }

    private static Applied run(PretendPool pool, WantedPool wanted, Path folder) throws InterruptedException {
        Path path = folder.resolve("apply.journal");
        Owing.Completed completed = Owing.complete(plan(pool, wanted), ApplyJournal.unfinished(path), pool);
        Plan plan = completed.plan();
        try (ApplyJournal journal = ApplyJournal.begin(path, plan, completed.left(), Instant.EPOCH, "test")) {
            return new Applier(pool, pool, journal, Progress.SILENT, new Patience(Duration.ofNanos(1), Duration.ZERO))
                    .apply(plan);
        }
    }

    private Plan plan(WantedPool wanted) {
        return plan(pool, wanted);
    }

    private static Plan plan(PretendPool pool, WantedPool wanted) {
        return switch (Planner.plan(wanted, pool.look(EVERY_NODE))) {
            case Planning.Planned(Plan plan) -> plan;
            case Planning.Refused(List<Planning.Obstacle> obstacles) -> throw new AssertionError(obstacles.toString());
        };
    }

    private static WantedPool wanted(int nodes, Layout layout, boolean started) {
        return wanted(SIX.subList(0, nodes), SIX.subList(0, nodes), layout, started);
    }

    private static WantedPool wanted(List<String> hosts, List<String> names, Layout layout, boolean started) {
        List<WantedNode> nodes = new ArrayList<>();
        names.forEach(name -> nodes.add(new WantedNode(new HostName(name), Map.of(), Optional.empty(), List.of())));
        List<WantedBrick> bricks = hosts.stream()
                .map(host -> new WantedBrick(new HostName(host), new BrickPath("/bricks/b/data")))
                .toList();
        WantedVolume volume = new WantedVolume(
                new VolumeName("data"),
                layout,
                new WantedVolume.Listed(bricks),
                Map.of("network.ping-timeout", "20"),
                Optional.empty(),
                started,
                false);
        return new WantedPool("test", nodes, List.of(volume), Map.of(), Map.of(), WantedPool.Removal.REMOVE);
    }
}
