package io.brickyard.plan.placement;

import java.util.List;

/** What became of one volume. */
sealed interface Laid {

    /** All of its subvolumes have their bricks. */
    record Whole(List<List<Seat>> subvolumes) implements Laid {}

    /** They cannot. */
    record Short(Shortage shortage) implements Laid {}
}
