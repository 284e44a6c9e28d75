package io.brickyard.plan.placement;

import io.brickyard.plan.BrickPlace;
import java.util.HashSet;
import java.util.Set;

/**
 * A place for bricks as placement sees it; also the folder of a brick that lies at no place of the document.
 *
 * <p>Its sizes are the nominal ones, which are the same before a device has its file system and after: otherwise a plan that is
 * made again half-way would place differently.
 */
final class Slot {

    static final long UNKNOWN = -1;

    /** Counts the places of the document from 0; of others -1. */
    final int index;

    final Site site;
    final BrickPlace place;
    /** What fits in, {@link #UNKNOWN} if nobody said. */
    final long size;
    /** Which part of it is in use, in steps of a tenth. */
    final double used;

    /** The size compared with the mean of all. */
    double relative = 1;
    /** Data bricks of whatever volume. */
    int data;

    int arbiters;
    /** What volumes of a given size need of it. */
    long promised;
    /** Whether a brick is this folder or one around it, so that no further brick may be made within. */
    private boolean closed;

    /** Its path with a slash at the end. */
    final String prefix;

    /** Names of folders in it that are taken. */
    private final Set<String> taken = new HashSet<>(4);

    Slot(int index, Site site, BrickPlace place, Measure measure) {
        this.index = index;
        this.site = site;
        this.place = place;
        this.size = measure.size();
        this.used = measure.used();
        this.prefix = Terrain.within(place.path());
    }

    /** What was learned of a place. */
    record Measure(long size, double used) {
        static final Measure NONE = new Measure(UNKNOWN, 0);
    }

    boolean take(String folder) {
        return taken.add(folder);
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        if (!closed) {
            closed = true;
            site.open--;
        }
    }

    boolean isFreeFor(String volume) {
        return !closed && !taken.contains(volume);
    }

    /** What nobody was promised of it. */
    long left() {
        return size == UNKNOWN ? UNKNOWN : Math.max(0, size - promised);
    }

    /** How full it were with another data brick; bricks count by what share of an average place they have. */
    double pressure() {
        return used + (data + 1) / relative;
    }

    /** The smaller, the better for an arbiter; those that have arbiters already count as larger. */
    double arbiterCost() {
        return relative * (1 + arbiters);
    }
}
