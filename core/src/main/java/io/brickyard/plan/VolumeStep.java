package io.brickyard.plan;

import static io.brickyard.plan.Volumes.layoutWords;
import static io.brickyard.plan.Volumes.mayBecomeBricks;
import static io.brickyard.plan.Volumes.of;
import static io.brickyard.plan.Volumes.wholeSubvolumes;
import static io.brickyard.plan.Volumes.words;

import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that change a volume, or wait for what goes on in it. */
public sealed interface VolumeStep extends Step {

    VolumeName volume();

    /**
     * Makes a volume.
     *
     * @param bricks a multiple of the layout's number, checked at construction: with a wrong one glusterd leaves a ghost volume
     *     behind, and with a forgotten thin-arbiter brick it crashes
     */
    record Create(VolumeName volume, Layout layout, List<WantedBrick> bricks, boolean force) implements VolumeStep {
        public Create {
            bricks = List.copyOf(bricks);
            wholeSubvolumes(layout, bricks.size());
        }

        @Override
        public Card card() {
            List<String> words = words("create", volume);
            words.addAll(layoutWords(layout));
            bricks.forEach(brick -> words.add(brick.toString()));
            if (layout instanceof Layout.ThinArbitrated thin) {
                words.add(thin.thinArbiter().toString());
            }
            if (force) {
                words.add("force");
            }
            return new Card("create volume " + volume, words, Risk.SAFE, Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.volume(volume).isPresent() ? Step.done() : mayBecomeBricks(seen, bricks);
        }
    }

    /** Sets options of a volume, all of them or none. */
    record SetOptions(VolumeName volume, Map<String, String> options) implements VolumeStep {
        public SetOptions {
            options = Options.inOrder(options);
        }

        @Override
        public Card card() {
            List<String> words = words("set", volume);
            Options.words(options).forEach(words::add);
            return new Card("set " + Options.named(options) + " of " + volume, words, Risk.SAFE, Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(seen, volume, found -> Options.areSet(options, found.options()), _ -> Step.ready());
        }
    }

    /** Starts a volume. */
    record Start(VolumeName volume) implements VolumeStep {
        @Override
        public Card card() {
            return new Card("start volume " + volume, words("start", volume), Risk.SAFE, Duration.ofSeconds(3));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(seen, volume, Volume::isStarted, _ -> Step.ready());
        }
    }

    /**
     * Waits until every brick of a volume serves: glusterd calls a start a success also when a brick did not start.
     *
     * @param since what the volume was, for people
     */
    record AwaitBricks(VolumeName volume, String since) implements VolumeStep {
        @Override
        public Card card() {
            return new Card(
                    "wait until all bricks of " + volume + " serve, since it was " + since,
                    words("status", volume),
                    Risk.SAFE,
                    Duration.ofSeconds(3));
        }

        @Override
        public Check check(SeenPool seen) {
            return of(
                    seen,
                    volume,
                    found -> found.bricks().stream()
                            .allMatch(brick -> seen.online().contains(brick.id())),
                    _ -> Step.ready());
        }
    }

    /** Stops a volume: its clients lose it. */
    record Stop(VolumeName volume) implements VolumeStep {
        @Override
        public Card card() {
            return new Card("stop volume " + volume, words("stop", volume), Risk.DESTROYS, Duration.ofSeconds(3));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.volume(volume).filter(Volume::isStarted).isPresent() ? Step.ready() : Step.done();
        }
    }

    /** Gives a volume up; its bricks' folders stay until they are cleaned. */
    record Delete(VolumeName volume) implements VolumeStep {
        @Override
        public Card card() {
            return new Card("delete volume " + volume, words("delete", volume), Risk.DESTROYS, Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            Optional<Volume> found = seen.volume(volume);
            if (found.isEmpty()) {
                return Step.done();
            }
            if (found.get().isStarted()) {
                return Step.blocked("volume " + volume + " is started");
            }
            return seen.nodes().stream()
                    .filter(node -> !node.isUp())
                    .findFirst()
                    .map(away -> Step.blocked("glusterd deletes no volume while a member is away: " + away.name()))
                    .orElseGet(Step::ready);
        }
    }
}
