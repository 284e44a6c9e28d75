package io.brickyard.peering;

import io.brickyard.plan.BrickPlace;
import io.brickyard.pool.BrickPath;
import java.util.Optional;

/**
 * Something on which a unit lets bricks be made.
 *
 * @param text as it was published; bricks are the same when their texts are
 * @param place where bricks can be made on it; empty when the text does not tell, as a bare device does not
 */
public record UnitBrick(String text, Optional<BrickPlace> place) {

    public UnitBrick {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a brick without a name");
        }
    }

    /** A folder is a place; of anything else, and of devices, nobody said where they are mounted. */
    public static UnitBrick of(String text) {
        boolean folder = text.startsWith("/") && !text.startsWith("/dev/");
        return new UnitBrick(
                text,
                folder
                        ? Optional.of(new BrickPlace(new BrickPath(text), Optional.empty(), Optional.empty()))
                        : Optional.empty());
    }

    public static UnitBrick of(BrickPlace place) {
        return new UnitBrick(place.device().orElse(place.path().value()), Optional.of(place));
    }

    /** Whether a volume's brick lies on it. */
    boolean holds(BrickPath brick) {
        String folder = place.map(known -> known.path().value()).orElse(text);
        return brick.value().equals(folder) || brick.value().startsWith(folder + "/");
    }
}
