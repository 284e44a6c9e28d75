package io.brickyard.plan;

import static io.brickyard.plan.Volumes.drained;
import static io.brickyard.plan.Volumes.drains;
import static io.brickyard.plan.Volumes.has;
import static io.brickyard.plan.Volumes.mayBecomeBricks;
import static io.brickyard.plan.Volumes.named;
import static io.brickyard.plan.Volumes.othersHaveAll;
import static io.brickyard.plan.Volumes.removal;
import static io.brickyard.plan.Volumes.untold;
import static io.brickyard.plan.Volumes.wholeSubvolumes;
import static io.brickyard.plan.Volumes.words;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Steps that change which bricks a volume lies on, or wait for its data to be where they belong. */
public sealed interface LayoutStep extends Step
        permits LayoutStep.AddBricks,
                LayoutStep.Rebalance,
                LayoutStep.AwaitRebalance,
                LayoutStep.Replace,
                LayoutStep.AwaitHeal,
                LayoutStep.StartRemoval,
                LayoutStep.AwaitRemoval,
                LayoutStep.CommitRemoval,
                RenameStep {

    VolumeName volume();

    /** As {@link #check(SeenPool)}, of a volume that is there. */
    Check check(SeenPool seen, Volume found);

    @Override
    default Check check(SeenPool seen) {
        return seen.volume(volume())
                .map(found -> check(seen, found))
                .orElseGet(() -> Step.blocked("there is no volume " + volume()));
    }

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
        public Check check(SeenPool seen, Volume found) {
            if (bricks.stream().allMatch(brick -> has(seen, found, brick))) {
                return Step.done();
            }
            return switch (seen.task(volume).map(SeenTask::kind).orElse(SeenTask.Kind.REBALANCE)) {
                case REMOVAL ->
                    Step.blocked("bricks of " + volume + " are being removed: see gluster volume remove-brick " + volume
                            + " … status");
                case UNTOLD -> untold(volume);
                case REBALANCE -> mayBecomeBricks(seen, bricks);
            };
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
        public Check check(SeenPool seen, Volume found) {
            Optional<SeenTask> running = seen.task(volume)
                    .filter(task -> task.state() == SeenTask.State.RUNNING || task.kind() == SeenTask.Kind.UNTOLD);
            return running.<Check>map(task -> switch (task.kind()) {
                        case REBALANCE -> Step.done();
                        case REMOVAL -> Step.blocked("bricks of " + volume + " are being removed");
                        case UNTOLD -> untold(volume);
                    })
                    .orElseGet(Step::ready);
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
        public Check check(SeenPool seen, Volume found) {
            Optional<SeenTask> task = seen.task(volume).filter(known -> known.kind() != SeenTask.Kind.REMOVAL);
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
     * @param fresh at another place: that a brick was replaced by one at its own place could not be seen afterwards
     * @param blind whether the old brick, which does not serve, is given up although it cannot be told whether the others have all
     *     of its files
     */
    record Replace(VolumeName volume, WantedBrick old, WantedBrick fresh, boolean blind) implements LayoutStep {
        public Replace {
            if (old.equals(fresh)) {
                throw new IllegalArgumentException(old + " cannot be replaced by itself");
            }
        }

        /** Of which it is to be known that the others have all. */
        public Replace(VolumeName volume, WantedBrick old, WantedBrick fresh) {
            this(volume, old, fresh, false);
        }

        @Override
        public Card card() {
            List<String> words = words("replace-brick", volume);
            words.addAll(List.of(old.toString(), fresh.toString(), "commit", "force"));
            return new Card(
                    "replace " + old + " of " + volume + " by " + fresh,
                    words,
                    blind ? Risk.DESTROYS : Risk.MOVES_DATA,
                    Duration.ofSeconds(5));
        }

        @Override
        public Check check(SeenPool seen, Volume found) {
            if (!has(seen, found, old) && has(seen, found, fresh)) {
                return Step.done();
            }
            if (!found.isStarted()) {
                return Step.blocked("volume " + volume + " is not started, so nothing would fill the new brick");
            }
            return mayBecomeBricks(seen, List.of(fresh)) instanceof Blocked blocked
                    ? blocked
                    : othersHaveAll(seen, found, old, blind);
        }
    }

    /**
     * Waits until nothing of a volume, or of some of its subvolumes, waits to be healed, and sets healing going.
     *
     * @param of bricks of the subvolumes that count; empty: all do
     * @param when before or after what, for people; it tells the waits of one volume apart
     */
    record AwaitHeal(VolumeName volume, List<WantedBrick> of, String when) implements LayoutStep {
        public AwaitHeal {
            of = List.copyOf(of);
        }

        /** Of the whole volume. */
        public AwaitHeal(VolumeName volume, String when) {
            this(volume, List.of(), when);
        }

        @Override
        public Card card() {
            List<String> words = words("heal", volume);
            words.addAll(List.of("info", "summary"));
            return new Card(
                    "wait until " + volume + " is healed " + when, words, Risk.MOVES_DATA, Duration.ofSeconds(30));
        }

        @Override
        public Check check(SeenPool seen, Volume found) {
            List<Brick> bricks = Volumes.subvolumesOf(seen, found, of);
            boolean healed = seen.pending(bricks).orElse(1) == 0
                    && bricks.stream().allMatch(brick -> seen.online().contains(brick.id()));
            return !found.canHeal() || healed ? Step.done() : Step.ready();
        }

        /** How many entries wait; empty when nobody knows. */
        public OptionalLong left(SeenPool seen) {
            return seen.volume(volume)
                    .map(found -> seen.pending(Volumes.subvolumesOf(seen, found, of)))
                    .orElse(OptionalLong.empty());
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
        public Check check(SeenPool seen, Volume found) {
            if (drains(seen, found, bricks) || bricks.stream().noneMatch(brick -> has(seen, found, brick))) {
                return Step.done();
            }
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
        public Check check(SeenPool seen, Volume found) {
            if (bricks.stream().noneMatch(brick -> has(seen, found, brick)) || drained(seen, found, bricks)) {
                return Step.done();
            }
            if (seen.task(volume)
                    .filter(task -> task.kind() == SeenTask.Kind.UNTOLD)
                    .isPresent()) {
                return Step.ready();
            }
            return drains(seen, found, bricks)
                    ? Step.ready()
                    : Step.blocked("nothing drains " + named(bricks) + " of " + volume);
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
        public Check check(SeenPool seen, Volume found) {
            if (bricks.stream().noneMatch(brick -> has(seen, found, brick))) {
                return Step.done();
            }
            return drained(seen, found, bricks)
                    ? Step.ready()
                    : Step.blocked(named(bricks) + " of " + volume
                            + " is not drained, or files could not be moved: taking it out would lose them");
        }
    }
}
