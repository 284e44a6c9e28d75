package io.brickyard.cli.show;

import io.brickyard.health.Capacity;

/** Capacity in words; what is not known says why. */
final class CapacityText {

    private CapacityText() {}

    static String of(Capacity.Known known) {
        return known.total().forPeople() + ", " + Figures.used(known.total(), known.free()) + " used, "
                + known.free().forPeople() + " free";
    }

    static String of(Capacity.Figure figure) {
        return switch (figure) {
            case Capacity.Known known -> of(known);
            case Capacity.Unknown(String reason) -> "n/a: " + reason;
        };
    }
}
