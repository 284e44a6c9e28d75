package io.brickyard.plan;

import static io.brickyard.plan.Volumes.drained;
import static io.brickyard.plan.Volumes.drains;
import static io.brickyard.plan.Volumes.foreign;
import static io.brickyard.plan.Volumes.has;
import static io.brickyard.plan.Volumes.mayBecomeBricks;
import static io.brickyard.plan.Volumes.named;
import static io.brickyard.plan.Volumes.of;
import static io.brickyard.plan.Volumes.othersHaveAll;
import static io.brickyard.plan.Volumes.removal;
import static io.brickyard.plan.Volumes.untold;
import static io.brickyard.plan.Volumes.wholeSubvolumes;
import static io.brickyard.plan.Volumes.words;

import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Steps that change which bricks a volume lies on, or wait for its data to be where they belong. */
public sealed interface LayoutStep extends Step {

    VolumeName volume();

    /** Adds whole subvolumes. */
    record AddBricks(VolumeName volume, Layout layout, List<WantedBrick> bricks, boolean force) implements LayoutStep {
        public AddBricks {
            bricks = List.copyOf(bricks);
            wholeSubvolumes(layout, bricks.size());
        }

        @Override
        public Card card() {
            List<String> words = words("add-brick", volume);
            bricks.forEach(brick -> words.add(brick.toString()));
            if (force) {
                words.add("force");
            }
            return new Card("add " + named(bricks) + " to " + volume, words, Risk.SAFE, Duration.ofSeconds(3));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    found -> bricks.stream().allMatch(brick -> has(seen, found, brick)),
                    _ -> switch (seen.task(volume).map(SeenTask::kind).orElse(SeenTask.Kind.REBALANCE)) {
                        case REMOVAL ->
                            Step.blocked("bricks of " + volume + " are being removed: see gluster volume remove-brick "
                                    + volume + " … status");
                        case UNTOLD -> untold(volume);
                        case REBALANCE -> mayBecomeBricks(seen, bricks);
                    });
        }
    }

    /** Spreads a volume's files over all of its subvolumes. */
    record Rebalance(VolumeName volume) implements LayoutStep {
        @Override
        public Card card() {
            List<String> words = words("rebalance", volume);
            words.add("start");
            return new Card("rebalance " + volume, words, Risk.MOVES_DATA, Duration.ofSeconds(30));
        }

        @Override
        public Check check(SeenPool seen) {
            Optional<SeenTask> task = seen.task(volume);
            if (task.filter(found -> found.kind() == SeenTask.Kind.UNTOLD).isPresent()) {
                return untold(volume);
            }
            if (task.filter(found -> found.state() == SeenTask.State.RUNNING).isPresent()) {
                return task.get().kind() == SeenTask.Kind.REBALANCE
                        ? Step.done()
                        : Step.blocked("bricks of " + volume + " are being removed");
            }
            return of(seen, volume, _ -> false, _ -> Step.ready());
        }
    }

    /** Waits for a rebalance to end. */
    record AwaitRebalance(VolumeName volume) implements LayoutStep {
        @Override
        public Card card() {
            List<String> words = words("rebalance", volume);
            words.add("status");
            return new Card("wait for the rebalance of " + volume, words, Risk.MOVES_DATA, Duration.ofSeconds(30));
        }

        @Override
        public Check check(SeenPool seen) {
            Optional<SeenTask> task = seen.task(volume).filter(found -> found.kind() != SeenTask.Kind.REMOVAL);
            return switch (task.map(SeenTask::state).orElse(SeenTask.State.COMPLETED)) {
                case RUNNING, FAILED, UNTOLD -> Step.ready();
                case COMPLETED -> Step.done();
                case STOPPED -> Step.blocked("somebody stopped the rebalance of " + volume);
            };
        }

        /** The commands that have it begun anew. */
        public List<List<String>> again() {
            List<String> stop = words("rebalance", volume);
            stop.add("stop");
            return List.of(stop, new Rebalance(volume).card().command());
        }
    }

    /**
     * Puts a new, empty brick in the place of another, which is filled from the others of its subvolume.
     *
     * @param old as GlusterFS calls it
     */
    record Replace(VolumeName volume, WantedBrick old, WantedBrick fresh) implements LayoutStep {
        @Override
        public Card card() {
            List<String> words = words("replace-brick", volume);
            words.addAll(List.of(old.toString(), fresh.toString(), "commit", "force"));
            return new Card(
                    "replace " + old + " of " + volume + " by " + fresh, words, Risk.MOVES_DATA, Duration.ofSeconds(5));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    found -> !has(seen, found, old) && has(seen, found, fresh),
                    found -> !found.isStarted()
                            ? Step.blocked("volume " + volume + " is not started, so nothing would fill the new brick")
                            : foreign(seen, fresh).map(Step::blocked).orElseGet(() -> othersHaveAll(seen, found, old)));
        }
    }

    /**
     * Waits until nothing of a volume waits to be healed, and sets healing going.
     *
     * @param when before or after what, for people; it tells the waits of one volume apart
     */
    record AwaitHeal(VolumeName volume, String when) implements LayoutStep {
        @Override
        public Card card() {
            List<String> words = words("heal", volume);
            words.addAll(List.of("info", "summary"));
            return new Card(
                    "wait until " + volume + " is healed " + when, words, Risk.MOVES_DATA, Duration.ofSeconds(30));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    found -> !found.canHeal()
                            || (seen.pending(volume).orElse(1) == 0
                                    && found.bricks().stream()
                                            .allMatch(brick -> seen.online().contains(brick.id()))),
                    _ -> Step.ready());
        }
    }

    /** Begins to move the files of whole subvolumes to the others. */
    record StartRemoval(VolumeName volume, Layout layout, List<WantedBrick> bricks) implements LayoutStep {
        public StartRemoval {
            bricks = List.copyOf(bricks);
            wholeSubvolumes(layout, bricks.size());
        }

        @Override
        public Card card() {
            return new Card(
                    "drain " + named(bricks) + " of " + volume,
                    removal(volume, bricks, "start"),
                    Risk.MOVES_DATA,
                    Duration.ofSeconds(5));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    found -> drains(seen, found, bricks) || bricks.stream().noneMatch(brick -> has(seen, found, brick)),
                    found -> startable(seen, found));
        }

        private Check startable(SeenPool seen, Volume found) {
            if (!found.isStarted()) {
                return Step.blocked("volume " + volume + " is not started, so its bricks cannot be drained");
            }
            Optional<SeenTask> task = seen.task(volume).filter(other -> other.state() != SeenTask.State.STOPPED);
            return switch (task.map(SeenTask::kind).orElse(SeenTask.Kind.REBALANCE)) {
                case UNTOLD -> untold(volume);
                case REBALANCE ->
                    task.filter(other -> other.state() == SeenTask.State.RUNNING)
                                    .isPresent()
                            ? Step.blocked("a rebalance is under way in " + volume)
                            : Step.ready();
                case REMOVAL ->
                    Step.blocked("a removal of other bricks of " + volume
                            + " was begun, and is neither committed nor stopped: see gluster volume remove-brick "
                            + volume + " … status");
            };
        }
    }

    /** Waits until all files are moved. */
    record AwaitRemoval(VolumeName volume, List<WantedBrick> bricks) implements LayoutStep {
        public AwaitRemoval {
            bricks = List.copyOf(bricks);
        }

        @Override
        public Card card() {
            return new Card(
                    "wait until " + named(bricks) + " of " + volume + " is drained",
                    removal(volume, bricks, "status"),
                    Risk.MOVES_DATA,
                    Duration.ofSeconds(30));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    found ->
                            bricks.stream().noneMatch(brick -> has(seen, found, brick)) || drained(seen, found, bricks),
                    found -> draining(seen, found));
        }

        private Check draining(SeenPool seen, Volume found) {
            if (seen.task(volume)
                    .filter(task -> task.kind() == SeenTask.Kind.UNTOLD)
                    .isPresent()) {
                return Step.ready();
            }
            if (!drains(seen, found, bricks)) {
                return Step.blocked("nothing drains " + named(bricks) + " of " + volume);
            }
            return Step.ready();
        }

        /** How many files could not be moved, after all were tried: most were written to at that moment. */
        public long leftBehind(SeenPool seen) {
            return seen.task(volume)
                    .filter(task -> task.kind() == SeenTask.Kind.REMOVAL)
                    .filter(task -> task.state() == SeenTask.State.COMPLETED)
                    .map(task -> task.failures() + task.skipped())
                    .orElse(0L);
        }

        /** The commands that have it begun anew. */
        public List<List<String>> again() {
            return List.of(removal(volume, bricks, "stop"), removal(volume, bricks, "start"));
        }
    }

    /** Takes drained subvolumes out. */
    record CommitRemoval(VolumeName volume, List<WantedBrick> bricks) implements LayoutStep {
        public CommitRemoval {
            bricks = List.copyOf(bricks);
        }

        @Override
        public Card card() {
            return new Card(
                    "take " + named(bricks) + " out of " + volume,
                    removal(volume, bricks, "commit"),
                    Risk.DESTROYS,
                    Duration.ofSeconds(3));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    found -> bricks.stream().noneMatch(brick -> has(seen, found, brick)),
                    found -> drained(seen, found, bricks)
                            ? Step.ready()
                            : Step.blocked(named(bricks) + " of " + volume
                                    + " is not drained, or files could not be moved: taking it out would lose them"));
        }
    }
}
