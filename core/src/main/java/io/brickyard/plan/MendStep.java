package io.brickyard.plan;

import static io.brickyard.plan.Volumes.named;
import static io.brickyard.plan.Volumes.of;
import static io.brickyard.plan.Volumes.words;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands of {@code gluster} that mend a volume: done only by a repair, never by an apply. */
public sealed interface MendStep extends Step {

    VolumeName volume();

    /**
     * Starts bricks that do not run although their nodes are up. The command means every brick of the volume: it puts the
     * volume's mark on a folder that is empty because its disk is not mounted. So each brick that does not run must be one of
     * these, and each of these must have its data.
     */
    record ForceStart(VolumeName volume, List<WantedBrick> bricks) implements MendStep {
        public ForceStart {
            bricks = List.copyOf(bricks);
        }

        @Override
        public Card card() {
            List<String> words = words("start", volume);
            words.add("force");
            return new Card(
                    "start " + named(bricks) + " of " + volume + " again", words, Risk.SAFE, Duration.ofSeconds(3));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    found -> bricks.stream().allMatch(brick -> seen.brick(found, brick)
                            .filter(known -> seen.online().contains(known.id()))
                            .isPresent()),
                    found -> allHaveTheirData(seen, found));
        }

        private Check allHaveTheirData(SeenPool seen, Volume found) {
            for (Brick brick : found.bricks()) {
                boolean nodeIsUp =
                        seen.nodes().stream().anyMatch(node -> node.id().equals(brick.node()) && node.isUp());
                if (nodeIsUp && !seen.online().contains(brick.id())) {
                    WantedBrick place = new WantedBrick(brick.host(), brick.path());
                    if (!bricks.contains(place)) {
                        return Step.blocked(brick + " is down too, and was not looked at: the start would touch it");
                    }
                    Optional<String> against = BrickFolder.of(seen, place).whyNotStarted(found);
                    if (against.isPresent()) {
                        return Step.blocked(brick + ": " + against.get());
                    }
                }
            }
            return Step.ready();
        }
    }

    /**
     * Has glusterd write down at which ports the bricks of a volume listen that it started while it took over its peers'
     * description. Without that it tells clients the old ports after its next start (seen with GlusterFS 10.3).
     */
    record NotePorts(VolumeName volume) implements MendStep {
        @Override
        public Card card() {
            List<String> words = words("start", volume);
            words.add("force");
            return new Card(
                    "have glusterd note the ports of the bricks of " + volume, words, Risk.SAFE, Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(seen, volume, _ -> false, found -> found.bricks().stream()
                    .filter(brick -> !seen.online().contains(brick.id()))
                    .findFirst()
                    .map(brick -> Step.blocked(brick + " does not serve: the start would touch it"))
                    .orElseGet(Step::ready));
        }
    }

    /**
     * Gives a brick whose disk was lost a new beginning at the same place, to be filled from the others of its subvolume.
     *
     * <p>{@code replace-brick} with the same place twice, since with the others ({@code reset-brick}, a mark by hand)
     * GlusterFS says that nothing waits to be healed while the brick is empty.
     */
    record Refill(VolumeName volume, WantedBrick brick) implements MendStep {
        @Override
        public Card card() {
            List<String> words = words("replace-brick", volume);
            words.addAll(List.of(brick.toString(), brick.toString(), "commit", "force"));
            return new Card(
                    "fill the empty brick " + brick + " of " + volume + " from its copies",
                    words,
                    Risk.MOVES_DATA,
                    Duration.ofSeconds(5));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    found -> seen.brick(found, brick)
                            .filter(known -> seen.online().contains(known.id()))
                            .isPresent(),
                    found -> {
                        Optional<String> against = BrickFolder.of(seen, brick).whyNotFilled(seen, found);
                        return against.map(why -> Step.blocked(brick + ": " + why))
                                .orElseGet(Step::ready);
                    });
        }
    }

    /** Which copy of a file in split-brain is to stay. */
    sealed interface Keep {
        /** The one that was written last. */
        record LatestMtime() implements Keep {}

        /** The largest one. */
        record BiggerFile() implements Keep {}

        /** The one on this brick. */
        record SourceBrick(WantedBrick brick) implements Keep {}
    }

    /**
     * Ends the split-brain of one file: the copies that are not kept are overwritten.
     *
     * @param file its path in the volume, from {@code /}, or {@code gfid:…}
     */
    record ResolveSplit(VolumeName volume, String file, Keep keep) implements MendStep {
        @Override
        public Card card() {
            List<String> words = new ArrayList<>(words("heal", volume));
            words.add("split-brain");
            switch (keep) {
                case Keep.LatestMtime _ -> words.add("latest-mtime");
                case Keep.BiggerFile _ -> words.add("bigger-file");
                case Keep.SourceBrick(WantedBrick brick) -> words.addAll(List.of("source-brick", brick.toString()));
            }
            words.add(file);
            return new Card(
                    "end the split-brain of " + file + " in " + volume + ": keep " + kept(),
                    words,
                    Risk.DESTROYS,
                    Duration.ofSeconds(1));
        }

        private String kept() {
            return switch (keep) {
                case Keep.LatestMtime _ -> "what was written last";
                case Keep.BiggerFile _ -> "the larger one";
                case Keep.SourceBrick(WantedBrick brick) -> "that of " + brick;
            };
        }

        /** Whether it is in split-brain is known by a command only, and the command refuses what is not. */
        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    _ -> false,
                    found -> found.isStarted() ? Step.ready() : Step.blocked("volume " + volume + " is not started"));
        }
    }
}
