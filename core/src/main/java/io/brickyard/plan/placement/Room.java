package io.brickyard.plan.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The places that are free for one volume.
 *
 * <p>So many subvolumes have room when no zone and no node has to give more than its share to all of them together: dealt out in
 * turns, zone by zone and node by node, none then gives more than its share to one of them.
 */
final class Room {

    private final Terrain terrain;
    private final String volume;
    private final int[] free;
    private int all;

    /**
     * @param empty whether to take the places for free that the volume itself has taken
     * @param barred a node that must have no brick of it; -1: none
     */
    Room(Terrain terrain, String volume, boolean empty, int barred) {
        this.terrain = terrain;
        this.volume = volume;
        this.free = new int[terrain.sites().size()];
        for (Site site : terrain.sites()) {
            free[site.index] = site.index == barred ? 0 : site.open;
        }
        if (!empty) {
            for (Slot slot : terrain.takenFor(volume)) {
                if (!slot.isClosed() && slot.site.index != barred) {
                    free[slot.site.index]--;
                }
            }
        }
        for (int places : free) {
            all += places;
        }
    }

    Terrain terrain() {
        return terrain;
    }

    /** How many places of a node are free. */
    int free(Site site) {
        return free[site.index];
    }

    List<Slot> slots(Site site) {
        if (free[site.index] == 0) {
            return List.of();
        }
        return site.slots.stream().filter(slot -> slot.isFreeFor(volume)).toList();
    }

    /** Free places of all nodes, those first that are best for an arbiter. */
    List<Slot> forArbiters() {
        List<Slot> slots = new ArrayList<>(all);
        terrain.sites().forEach(site -> slots.addAll(slots(site)));
        slots.sort(Comparator.comparingDouble(Slot::arbiterCost).thenComparingInt(slot -> slot.index));
        return slots;
    }

    /** Zones, and nodes, with a free place. */
    int zones() {
        return (int) terrain.sites().stream()
                .filter(site -> free(site) > 0)
                .mapToInt(site -> site.zone)
                .distinct()
                .count();
    }

    int nodes() {
        return (int) terrain.sites().stream().filter(site -> free(site) > 0).count();
    }

    /** How many subvolumes have room; a bisection, as room for more is room for fewer. */
    int most(Level level, int bricks) {
        int fits = 0;
        int tooMany = all / bricks + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            if (has(level, bricks, middle)) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits;
    }

    boolean has(Level level, int bricks, int subvolumes) {
        long[] given = new long[terrain.zones()];
        for (Site site : terrain.sites()) {
            given[site.zone] += Math.min(free[site.index], (long) level.perNode() * subvolumes);
        }
        long sum = 0;
        for (long zone : given) {
            sum += Math.min(zone, (long) level.perZone() * subvolumes);
        }
        return sum >= (long) bricks * subvolumes;
    }
}
