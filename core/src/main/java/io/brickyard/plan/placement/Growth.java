package io.brickyard.plan.placement;

import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds places for the subvolumes that a volume lacks: a given number, as many as a size needs, or as many as there is room for.
 *
 * <p>What grows as far as there is room keeps to the lowest level at which the places have room for it at all, so that a second
 * run on the grown volume finds nothing to add.
 */
final class Growth {

    private final Demand demand;
    private final Terrain terrain;
    private final Room room;
    private final Room whole;
    private final List<List<Seat>> kept;
    private final Capacity capacity;

    Growth(Demand demand, Terrain terrain, int barred, List<List<Seat>> kept) {
        String name = demand.name().value();
        this.demand = demand;
        this.terrain = terrain;
        this.room = new Room(terrain, name, false, barred);
        this.whole = new Room(terrain, name, true, barred);
        this.kept = kept;
        this.capacity = new Capacity(demand);
    }

    /** Either the places of new subvolumes, or why there are none. */
    sealed interface Found {
        /** Of each subvolume its places, that of an arbiter last. */
        record Places(List<List<Slot>> subvolumes) implements Found {}

        /** Not enough. */
        record Nothing(Shortage shortage) implements Found {}
    }

    Found find(WantedVolume.Placed wanted) {
        if (wanted.subvolumes().isPresent()) {
            return count(wanted.subvolumes().getAsInt() - kept.size());
        }
        return wanted.size().isPresent() ? holding(wanted.size().get()) : all();
    }

    private Found count(int wanted) {
        if (wanted == 0) {
            return new Found.Places(List.of());
        }
        Optional<Level> level = demand.allowed().lowest(room, demand.bricks(), wanted);
        if (level.isEmpty()) {
            return new Found.Nothing(tooFew(kept.size() + wanted));
        }
        if (!demand.spread()) {
            List<List<Slot>> linked = chained(level.get()).limit(wanted).toList();
            if (linked.size() == wanted) {
                return new Found.Places(linked);
            }
        }
        return new Found.Places(spread(wanted, level.get()));
    }

    private Found all() {
        Optional<Level> level = demand.allowed().lowest(whole, demand.bricks(), 1);
        int most = level.map(at -> room.most(at, demand.bricks())).orElse(0);
        if (most == 0 || level.isEmpty()) {
            return kept.isEmpty() ? new Found.Nothing(tooFew(1)) : new Found.Places(List.of());
        }
        if (demand.spread()) {
            return new Found.Places(spread(most, level.get()));
        }
        Chain chain = chain(level.get());
        return new Found.Places(Stream.generate(chain::open)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList());
    }

    private Found holding(Bytes size) {
        List<List<Slot>> there = kept.stream()
                .map(seats -> seats.stream().map(Seat::slot).toList())
                .toList();
        Optional<Slot> unknown = capacity.unknown(there);
        if (unknown.isEmpty()) {
            unknown = terrain.slots().stream()
                    .filter(slot -> slot.size == Slot.UNKNOWN
                            && slot.isFreeFor(demand.name().value()))
                    .findFirst();
        }
        if (unknown.isPresent()) {
            return new Found.Nothing(Refusals.unknownSize(demand.volume(), unknown.get()));
        }
        long lacking = size.count() - capacity.of(there);
        Found found = lacking <= 0 && !there.isEmpty() ? new Found.Places(List.of()) : holdingMore(size, lacking);
        if (found instanceof Found.Places places) {
            capacity.promise(
                    Stream.concat(there.stream(), places.subvolumes().stream()).toList(), size.count());
        }
        return found;
    }

    private Found holdingMore(Bytes size, long lacking) {
        int most = room.most(demand.allowed(), demand.bricks());
        if (most == 0 && kept.isEmpty()) {
            return new Found.Nothing(tooFew(1));
        }
        List<List<Slot>> found = demand.spread() ? fewest(most, lacking) : links(most, lacking);
        long held = capacity.of(found);
        return held >= lacking
                ? new Found.Places(found)
                : new Found.Nothing(Refusals.size(demand.volume(), size, new Bytes(size.count() - lacking + held)));
    }

    /** The smallest number that holds enough, by bisection; as many as there can be when none does. */
    private List<List<Slot>> fewest(int most, long lacking) {
        int tooFew = 0;
        int enough = most;
        List<List<Slot>> found = at(most);
        while (enough - tooFew > 1 && capacity.of(found) >= lacking) {
            int middle = (tooFew + enough) >>> 1;
            List<List<Slot>> tried = at(middle);
            if (capacity.of(tried) >= lacking) {
                enough = middle;
                found = tried;
            } else {
                tooFew = middle;
            }
        }
        return found;
    }

    private List<List<Slot>> at(int subvolumes) {
        return demand.allowed()
                .lowest(room, demand.bricks(), subvolumes)
                .map(level -> spread(subvolumes, level))
                .orElse(List.of());
    }

    private List<List<Slot>> links(int most, long lacking) {
        List<List<Slot>> found = new ArrayList<>();
        Optional<Level> level = demand.allowed().lowest(whole, demand.bricks(), 1);
        if (level.isPresent()) {
            var links = chained(level.get()).limit(most).iterator();
            while (capacity.of(found) < lacking && links.hasNext()) {
                found.add(links.next());
            }
        }
        return found;
    }

    private List<List<Slot>> spread(int subvolumes, Level level) {
        return subvolumes == 0 ? List.of() : new Spread(room, demand.data(), demand.arbiters()).form(subvolumes, level);
    }

    /** First those that reach further, then those that close the ring. */
    private Stream<List<Slot>> chained(Level level) {
        Chain chain = chain(level);
        return Stream.generate(() -> chain.open().or(chain::closed))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream);
    }

    private Chain chain(Level level) {
        return new Chain(room, demand.bricks(), demand.arbiters() > 0, level, kept);
    }

    private Shortage tooFew(int wanted) {
        int bricks = demand.bricks();
        Level allowed = demand.allowed();
        if (room.zones() * allowed.perZone() < bricks && terrain.namedZones() > 1) {
            return Refusals.domains(demand.volume(), room, allowed, true);
        }
        if (room.nodes() * allowed.perNode() < bricks) {
            return Refusals.domains(demand.volume(), room, allowed, false);
        }
        return Refusals.places(demand.volume(), wanted, kept.size() + room.most(allowed, bricks));
    }
}
