package io.brickyard.plan.placement;

import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays one volume out: keeps what is there, finds other places for bricks whose nodes are to leave, then adds subvolumes. What it
 * takes is noted in the terrain, for the volumes after it.
 */
final class Laying {

    private final Terrain terrain;
    private final SeenPool seen;
    private final WantedVolume volume;
    private final WantedVolume.Placed wanted;
    private final ClientQuorum quorum;
    private final Demand demand;

    Laying(Terrain terrain, SeenPool seen, WantedVolume volume, WantedVolume.Placed wanted, ClientQuorum quorum) {
        this.terrain = terrain;
        this.seen = seen;
        this.volume = volume;
        this.wanted = wanted;
        this.quorum = quorum;
        this.demand = Demand.of(volume, wanted, quorum, terrain.namedZones());
    }

    Laid lay() {
        if (quorum.spare() == 0 && !volume.fragile()) {
            return new Laid.Short(Refusals.layout(volume));
        }
        Optional<Layout> there = seen.volume(volume.name()).map(Volume::layout).filter(layout -> !sameForm(layout));
        if (there.isPresent()) {
            return new Laid.Short(Refusals.otherLayout(volume, there.get()));
        }
        List<List<Seat>> kept = new ArrayList<>();
        for (List<Seat> subvolume : new Kept(terrain, seen).of(volume, wanted.subvolumes())) {
            Optional<List<Seat>> stays = withoutLeaving(subvolume);
            if (stays.isEmpty()) {
                return new Laid.Short(Refusals.replacement(volume, subvolume));
            }
            kept.add(stays.get());
        }
        return grown(kept);
    }

    private Laid grown(List<List<Seat>> kept) {
        return switch (new Growth(demand, terrain, barred(), kept).find(wanted)) {
            case Growth.Found.Nothing nothing -> new Laid.Short(nothing.shortage());
            case Growth.Found.Places places -> {
                List<List<Seat>> all = new ArrayList<>(kept);
                for (List<Slot> slots : places.subvolumes()) {
                    List<Seat> seats = slots.stream().map(this::seat).toList();
                    occupy(seats);
                    all.add(seats);
                }
                yield new Laid.Whole(all);
            }
        };
    }

    private boolean sameForm(Layout layout) {
        return layout.kind() == volume.layout().kind()
                && layout.bricksPerSubvolume() == volume.layout().bricksPerSubvolume()
                && layout.arbiters() == volume.layout().arbiters()
                && layout.redundancy() == volume.layout().redundancy();
    }

    /** A thin arbiter decides between the bricks, so it must not be lost with one of them. */
    private int barred() {
        return volume.layout() instanceof Layout.ThinArbitrated arbitrated
                ? terrain.site(arbitrated.thinArbiter().host()).index
                : -1;
    }

    private Seat seat(Slot slot) {
        return new Seat(new WantedBrick(slot.site.node.in(volume.network()), slot.place.brickOf(volume.name())), slot);
    }

    private void occupy(List<Seat> seats) {
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            terrain.occupy(seat.site(), seat.brick().path(), volume.name().value(), demand.isArbiter(i));
        }
    }

    /** With other bricks in the place of those whose nodes leave; empty when some finds none. */
    private Optional<List<Seat>> withoutLeaving(List<Seat> subvolume) {
        List<Seat> seats = new ArrayList<>(subvolume);
        Set<Slot> fresh = new HashSet<>();
        for (int i = 0; i < seats.size(); i++) {
            if (!seats.get(i).site().leaving) {
                continue;
            }
            Optional<Slot> other = replacement(seats, i, fresh);
            if (other.isEmpty()) {
                return Optional.empty();
            }
            fresh.add(other.get());
            seats.set(i, seat(other.get()));
        }
        for (int i = 0; i < seats.size(); i++) {
            if (fresh.contains(seats.get(i).slot())) {
                Seat seat = seats.get(i);
                terrain.occupy(seat.site(), seat.brick().path(), volume.name().value(), demand.isArbiter(i));
            }
        }
        return Optional.of(seats);
    }

    private Optional<Slot> replacement(List<Seat> subvolume, int position, Set<Slot> fresh) {
        List<Site> others = new ArrayList<>();
        for (int i = 0; i < subvolume.size(); i++) {
            if (i != position && !subvolume.get(i).site().leaving) {
                others.add(subvolume.get(i).site());
            }
        }
        int barred = barred();
        return terrain.slots().stream()
                .filter(slot -> slot.isFreeFor(volume.name().value()) && !fresh.contains(slot))
                .filter(slot -> slot.site.index != barred)
                .filter(slot -> inZone(others, slot) < demand.allowed().perZone()
                        && onNode(others, slot) < demand.allowed().perNode())
                .min(Comparator.<Slot>comparingLong(slot -> inZone(others, slot))
                        .thenComparingLong(slot -> onNode(others, slot))
                        .thenComparingDouble(
                                slot -> demand.isArbiter(position) ? slot.arbiterCost() : slot.site.pressure(0))
                        .thenComparingDouble(Slot::pressure)
                        .thenComparingInt(slot -> slot.index));
    }

    private static long inZone(List<Site> sites, Slot slot) {
        return sites.stream().filter(site -> site.zone == slot.site.zone).count();
    }

    private static long onNode(List<Site> sites, Slot slot) {
        return sites.stream().filter(site -> site == slot.site).count();
    }
}
