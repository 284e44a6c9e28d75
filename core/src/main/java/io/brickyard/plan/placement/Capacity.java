package io.brickyard.plan.placement;

import io.brickyard.pool.Layout;
import java.util.List;
import java.util.Optional;

/**
 * How much subvolumes hold: what the smallest data place of each has left, times the parts that a file is cut into.
 *
 * <p>A place that serves several volumes of a given size is promised to each by as much as this one needs, in the order of the
 * document.
 */
final class Capacity {

    private final int data;
    private final int parts;

    Capacity(Demand demand) {
        this.data = demand.data();
        this.parts = demand.volume().layout() instanceof Layout.Dispersed dispersed
                ? dispersed.bricks() - dispersed.redundancy()
                : 1;
    }

    /** A place for data whose size nobody knows. */
    Optional<Slot> unknown(List<List<Slot>> subvolumes) {
        return subvolumes.stream()
                .flatMap(slots -> slots.stream().limit(data))
                .filter(slot -> slot.size == Slot.UNKNOWN)
                .findFirst();
    }

    long of(List<List<Slot>> subvolumes) {
        long sum = 0;
        for (List<Slot> subvolume : subvolumes) {
            sum += ofOne(subvolume);
        }
        return sum;
    }

    long ofOne(List<Slot> subvolume) {
        long least = Long.MAX_VALUE / parts;
        for (Slot slot : subvolume.subList(0, data)) {
            least = Math.min(least, Math.max(0, slot.left()));
        }
        return least * parts;
    }

    void promise(List<List<Slot>> subvolumes, long size) {
        long needed = size;
        for (List<Slot> subvolume : subvolumes) {
            long share = Math.min(needed, ofOne(subvolume));
            long each = (share + parts - 1) / parts;
            subvolume.subList(0, data).forEach(slot -> slot.promised += each);
            needed -= share;
        }
    }
}
