package io.brickyard.plan.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Forms subvolumes that lie as far apart as a level allows and fill the nodes evenly.
 *
 * <p>First places are chosen: again and again one of the emptiest node, as long as no zone and no node gives more than its share;
 * the share of a zone is raised only when the zones cannot give enough. Sets of places within such shares form a matroid, so
 * choosing greedily never ends with too few, in whatever order. Arbiters take the smallest places: they choose first, unless that
 * leaves data with less than choosing last does. Then {@link Deal} deals the places out.
 */
final class Spread {

    private final Room room;
    private final int data;
    private final int arbiters;

    private final int[] onSite;
    private final int[] onZone;
    private final double[] pressure;
    private final BitSet chosen = new BitSet();

    Spread(Room room, int data, int arbiters) {
        this.room = room;
        this.data = data;
        this.arbiters = arbiters;
        List<Site> sites = room.terrain().sites();
        this.onSite = new int[sites.size()];
        this.onZone = new int[room.terrain().zones()];
        this.pressure = new double[sites.size()];
    }

    /**
     * So many subvolumes, for which the level must have room.
     *
     * @return of each its places, that of an arbiter last
     */
    List<List<Slot>> form(int subvolumes, Level level) {
        List<List<Slot>> formed = form(subvolumes, level, true);
        if (arbiters == 0) {
            return formed;
        }
        List<List<Slot>> dataFirst = form(subvolumes, level, false);
        return room(dataFirst) > room(formed) ? dataFirst : formed;
    }

    private List<List<Slot>> form(int subvolumes, Level level, boolean arbitersFirst) {
        clear();
        List<Slot> small = arbitersFirst ? chooseArbiters(subvolumes, level) : List.of();
        List<Slot> large = chooseData(subvolumes, level);
        if (!arbitersFirst) {
            small = chooseArbiters(subvolumes, level);
        }
        if (small.size() + large.size() != subvolumes * (data + arbiters)) {
            throw new IllegalStateException("room for " + subvolumes + " subvolumes, but only "
                    + (small.size() + large.size()) + " places chosen");
        }
        return new Deal(subvolumes, level, arbiters > 0).of(large, small);
    }

    /** What subvolumes hold, compared with places of mean size. */
    private double room(List<List<Slot>> subvolumes) {
        double sum = 0;
        for (List<Slot> slots : subvolumes) {
            double least = Double.MAX_VALUE;
            for (Slot slot : slots.subList(0, data)) {
                least = Math.min(least, slot.relative);
            }
            sum += least;
        }
        return sum;
    }

    private void clear() {
        chosen.clear();
        Arrays.fill(onSite, 0);
        Arrays.fill(onZone, 0);
        for (Site site : room.terrain().sites()) {
            pressure[site.index] = site.pressure(0);
        }
    }

    private List<Slot> chooseData(int subvolumes, Level level) {
        int wanted = subvolumes * data;
        List<Slot> slots = new ArrayList<>(wanted);
        for (int zone = 1; zone <= level.perZone(); zone++) {
            for (int node = 1; node <= Math.min(zone, level.perNode()); node++) {
                int site = slots.size() < wanted ? emptiestSite(zone * subvolumes, node * subvolumes) : -1;
                while (site >= 0) {
                    slots.add(choose(emptiest(room.terrain().sites().get(site))));
                    site = slots.size() < wanted ? emptiestSite(zone * subvolumes, node * subvolumes) : -1;
                }
            }
        }
        return slots;
    }

    /** Of those that may give one more; -1 when none may. */
    private int emptiestSite(int perZone, int perNode) {
        int best = -1;
        for (Site site : room.terrain().sites()) {
            int index = site.index;
            if ((best < 0 || pressure[index] < pressure[best])
                    && onSite[index] < Math.min(perNode, room.free(site))
                    && onZone[site.zone] < perZone) {
                best = index;
            }
        }
        return best;
    }

    private Slot emptiest(Site site) {
        return room.slots(site).stream()
                .filter(slot -> !chosen.get(slot.index))
                .min((one, other) -> Double.compare(one.pressure(), other.pressure()))
                .orElseThrow();
    }

    private List<Slot> chooseArbiters(int subvolumes, Level level) {
        int wanted = subvolumes * arbiters;
        List<Slot> slots = new ArrayList<>(wanted);
        List<Slot> candidates = wanted == 0 ? List.of() : room.forArbiters();
        for (int zone = 1; zone <= level.perZone(); zone++) {
            for (int node = 1; node <= Math.min(zone, level.perNode()); node++) {
                for (Slot slot : candidates) {
                    if (slots.size() < wanted
                            && !chosen.get(slot.index)
                            && onZone[slot.site.zone] < zone * subvolumes
                            && onSite[slot.site.index] < node * subvolumes) {
                        slots.add(choose(slot));
                    }
                }
            }
        }
        return slots;
    }

    private Slot choose(Slot slot) {
        Site site = slot.site;
        chosen.set(slot.index);
        onSite[site.index]++;
        onZone[site.zone]++;
        pressure[site.index] = site.pressure(onSite[site.index]);
        return slot;
    }
}
