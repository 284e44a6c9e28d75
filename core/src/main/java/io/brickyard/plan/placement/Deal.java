package io.brickyard.plan.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deals places out to subvolumes in turns, zone by zone and node by node, so that none gets more of a zone or a node than the
 * level allows. Within such a turn, where it does not matter who gets which, large places go to large places, and those that were
 * chosen for arbiters to subvolumes that have none.
 */
final class Deal {

    private final int subvolumes;
    private final boolean byZone;
    private final boolean arbitrated;
    private final List<List<Slot>> dealt;
    private final boolean[] hasArbiter;
    private int turn;

    Deal(int subvolumes, Level level, boolean arbitrated) {
        this.subvolumes = subvolumes;
        this.byZone = level.perZone() == 1;
        this.arbitrated = arbitrated;
        this.dealt = new ArrayList<>(subvolumes);
        this.hasArbiter = new boolean[subvolumes];
        for (int i = 0; i < subvolumes; i++) {
            dealt.add(new ArrayList<>());
        }
    }

    /**
     * @param data places for data
     * @param arbiters the smaller ones, one for each subvolume
     * @return of each subvolume its places; the last is its smallest, for the arbiter
     */
    List<List<Slot>> of(List<Slot> data, List<Slot> arbiters) {
        Set<Slot> small = new HashSet<>(arbiters);
        List<Slot> all = new ArrayList<>(data);
        all.addAll(arbiters);
        all.sort(Comparator.<Slot>comparingInt(slot -> slot.site.zone).thenComparingInt(slot -> slot.index));
        int from = 0;
        for (int to = 1; to <= all.size(); to++) {
            if (to == all.size() || to - from == subvolumes || group(all.get(to)) != group(all.get(from))) {
                hand(all.subList(from, to), small);
                from = to;
            }
        }
        dealt.forEach(this::order);
        return dealt;
    }

    private int group(Slot slot) {
        return byZone ? slot.site.zone : slot.site.index;
    }

    /** One place each to as many subvolumes as there are places. */
    private void hand(List<Slot> places, Set<Slot> small) {
        List<Integer> targets = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            targets.add((turn + i) % subvolumes);
        }
        turn = (turn + places.size()) % subvolumes;
        List<Slot> sorted = new ArrayList<>(places);
        sorted.sort(Comparator.<Slot, Boolean>comparing(small::contains).thenComparing(Deal::byLargest));
        targets.sort(Comparator.<Integer, Boolean>comparing(i -> arbitrated && !hasArbiter[i])
                .thenComparing(Comparator.comparingDouble(this::smallest).reversed())
                .thenComparingInt(i -> i));
        for (int i = 0; i < sorted.size(); i++) {
            int target = targets.get(i);
            dealt.get(target).add(sorted.get(i));
            hasArbiter[target] |= small.contains(sorted.get(i));
        }
    }

    private static int byLargest(Slot one, Slot other) {
        int bySize = Double.compare(other.relative, one.relative);
        return bySize != 0 ? bySize : Integer.compare(one.index, other.index);
    }

    private double smallest(int subvolume) {
        return dealt.get(subvolume).stream()
                .mapToDouble(slot -> slot.relative)
                .min()
                .orElse(Double.MAX_VALUE);
    }

    private void order(List<Slot> places) {
        if (arbitrated) {
            Slot arbiter =
                    places.stream().max((one, other) -> byLargest(one, other)).orElseThrow();
            places.remove(arbiter);
            places.add(arbiter);
        }
    }
}
