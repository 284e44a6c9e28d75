package io.brickyard.peering.simulation;

import io.brickyard.peering.PeeringState;
import io.brickyard.peering.Writer;

/** The one place in which writer and state are kept; what is stored replaces only what was read. */
final class Store {

    record Stored(Writer writer, PeeringState state) {}

    private Stored value = new Stored(Writer.NOBODY, PeeringState.EMPTY);

    Stored read() {
        return value;
    }

    boolean replace(Stored read, Stored next) {
        if (value != read) {
            return false;
        }
        value = next;
        return true;
    }
}
