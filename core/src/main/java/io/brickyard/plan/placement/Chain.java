package io.brickyard.plan.placement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forms subvolumes that overlap on the nodes as the links of a chain: each ends on a node that the volume does not use yet, and
 * shares the others with those before. So every node that joins later, with as many places as a subvolume has bricks, adds one
 * subvolume, and no brick moves.
 *
 * <p>The chain is the nodes in the order in which the volume's bricks name them, so that it can be taken up from the bricks alone.
 * Further nodes come zone by zone in turns.
 */
final class Chain {

    private final Room room;
    private final int bricks;
    private final boolean arbitrated;
    private final Level level;
    private final List<Site> chain = new ArrayList<>();
    private final List<Site> ahead = new ArrayList<>();
    private final Map<Site, Integer> positions = new HashMap<>();
    private final BitSet chosen = new BitSet();
    /** How many free places each node of the document has left. */
    private final int[] left;

    private int begin;

    /** @param kept the subvolumes that are there already */
    Chain(Room room, int bricks, boolean arbitrated, Level level, List<List<Seat>> kept) {
        this.room = room;
        this.bricks = bricks;
        this.arbitrated = arbitrated;
        this.level = level;
        List<Site> sites = room.terrain().sites();
        this.left = sites.stream().mapToInt(room::free).toArray();
        ahead.addAll(inTurns(sites));
        for (List<Seat> subvolume : kept) {
            link(subvolume.stream().map(Seat::site).toList());
        }
    }

    private static List<Site> inTurns(List<Site> sites) {
        Map<Integer, Integer> seen = new HashMap<>();
        Map<Site, Integer> rank = new HashMap<>();
        sites.forEach(site -> rank.put(site, seen.merge(site.zone, 1, Integer::sum)));
        return sites.stream()
                .sorted(Comparator.<Site>comparingInt(rank::get).thenComparingInt(site -> site.zone))
                .toList();
    }

    private void link(List<Site> sites) {
        for (Site site : sites) {
            if (positions.putIfAbsent(site, chain.size()) == null) {
                chain.add(site);
                ahead.remove(site);
            }
        }
        begin = positions.getOrDefault(sites.getFirst(), 0);
    }

    /** The next subvolume, which ends on a node that is not used yet; empty when none can. The arbiter's place comes last. */
    Optional<List<Slot>> open() {
        if (chain.isEmpty()) {
            return window(List.of(), ahead);
        }
        for (Site end : ahead) {
            Optional<List<Slot>> found = window(List.of(end), chain.reversed());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The next subvolume, which begins one node after the one before, round in a ring; empty when no place allows. */
    Optional<List<Slot>> closed() {
        List<Site> ring = new ArrayList<>(chain);
        ring.addAll(ahead);
        for (int offset = 1; offset <= ring.size(); offset++) {
            int from = (begin + offset) % ring.size();
            List<Site> turned = new ArrayList<>(ring.subList(from, ring.size()));
            turned.addAll(ring.subList(0, from));
            Optional<List<Slot>> found = window(turned.subList(0, 1), turned.subList(1, turned.size()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** One place each on the given nodes and then the nearest others that the level allows. */
    private Optional<List<Slot>> window(List<Site> given, List<Site> others) {
        List<Site> sites = new ArrayList<>(bricks);
        for (int zone = 1; zone <= level.perZone(); zone++) {
            for (int node = 1; node <= Math.min(zone, level.perNode()); node++) {
                add(given, sites, new Level(zone, node));
                if (sites.size() < Math.min(given.size(), bricks)) {
                    return Optional.empty();
                }
                add(others, sites, new Level(zone, node));
            }
        }
        if (sites.size() < bricks) {
            return Optional.empty();
        }
        sites.sort(Comparator.comparingInt(this::position));
        List<Slot> slots = places(sites);
        for (Slot slot : slots) {
            chosen.set(slot.index);
            left[slot.site.index]--;
        }
        link(slots.stream().map(slot -> slot.site).toList());
        return Optional.of(slots);
    }

    private void add(List<Site> candidates, List<Site> sites, Level share) {
        for (Site site : candidates) {
            if (sites.size() == bricks) {
                return;
            }
            if (left(site) == 0) {
                continue;
            }
            int inZone = 0;
            int onNode = 0;
            for (Site other : sites) {
                inZone += other.zone == site.zone ? 1 : 0;
                onNode += other == site ? 1 : 0;
            }
            if (inZone < share.perZone()
                    && onNode < share.perNode()
                    && free(site).size() > onNode) {
                sites.add(site);
            }
        }
    }

    private int position(Site site) {
        Integer linked = positions.get(site);
        return linked != null ? linked : chain.size() + ahead.indexOf(site);
    }

    /** Nodes that the document does not name have no places. */
    private int left(Site site) {
        return site.index < left.length ? left[site.index] : 0;
    }

    private List<Slot> free(Site site) {
        return room.slots(site).stream().filter(slot -> !chosen.get(slot.index)).toList();
    }

    private List<Slot> places(List<Site> sites) {
        List<Slot> slots = new ArrayList<>(bricks);
        List<Site> data = new ArrayList<>(sites);
        Optional<Slot> arbiter = arbitrated ? smallest(sites) : Optional.empty();
        arbiter.ifPresent(slot -> data.remove(data.lastIndexOf(slot.site)));
        for (Site site : data) {
            slots.add(free(site).stream()
                    .filter(slot -> !slots.contains(slot)
                            && arbiter.filter(slot::equals).isEmpty())
                    .min(Comparator.comparingDouble(Slot::pressure))
                    .orElseThrow());
        }
        arbiter.ifPresent(slots::add);
        return slots;
    }

    /** Of equal ones that of the last node. */
    private Optional<Slot> smallest(List<Site> sites) {
        return sites.reversed().stream()
                .distinct()
                .flatMap(site -> free(site).stream())
                .min(Comparator.comparingDouble(Slot::arbiterCost));
    }
}
