package io.brickyard.plan;

import static io.brickyard.plan.Volumes.othersHaveAll;
import static io.brickyard.plan.Volumes.words;

import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Steps that call a brick by another name of its node. Its files stay; what is written while it is out is healed afterwards.
 *
 * <p>GlusterFS 10.3 changes the name only of a brick that was taken out before, and only by force: else it takes the brick's folder
 * for one that is in use.
 */
public sealed interface RenameStep extends LayoutStep {

    /** As GlusterFS calls it. */
    WantedBrick brick();

    /** The other name. */
    HostName name();

    /** Stops the brick, and has GlusterFS expect a new one in its place. */
    record TakeOut(VolumeName volume, WantedBrick brick, HostName name) implements RenameStep {
        @Override
        public Card card() {
            List<String> words = words("reset-brick", volume);
            words.addAll(List.of(brick.toString(), "start"));
            return new Card(
                    "stop " + brick + " of " + volume + " to rename it", words, Risk.MOVES_DATA, Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen, Volume found) {
            Optional<Brick> there = seen.brick(found, brick);
            if (there.isEmpty()) {
                return Step.blocked(brick + " is no brick of volume " + volume);
            }
            if (there.get().host().equals(name)
                    || !seen.online().contains(there.get().id())) {
                return Step.done();
            }
            return othersHaveAll(seen, found, brick, false);
        }
    }

    /** Puts the brick back, with all that is on it, by its other name. */
    record PutBack(VolumeName volume, WantedBrick brick, HostName name) implements RenameStep {
        @Override
        public Card card() {
            List<String> words = words("reset-brick", volume);
            words.addAll(List.of(brick.toString(), new WantedBrick(name, brick.path()).toString(), "commit", "force"));
            return new Card(
                    "call " + brick + " of " + volume + " " + name + ":" + brick.path(),
                    words,
                    Risk.MOVES_DATA,
                    Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen, Volume found) {
            Optional<Brick> there = seen.brick(found, brick);
            if (there.isEmpty()) {
                return Step.blocked(brick + " is no brick of volume " + volume);
            }
            return there.get().host().equals(name) ? Step.done() : Step.ready();
        }
    }
}
