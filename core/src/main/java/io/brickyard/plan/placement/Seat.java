package io.brickyard.plan.placement;

import io.brickyard.plan.WantedBrick;

/** A brick and where it lies. */
record Seat(WantedBrick brick, Slot slot) {

    Site site() {
        return slot.site;
    }
}
