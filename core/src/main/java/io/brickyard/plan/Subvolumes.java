package io.brickyard.plan;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which subvolumes of a volume stay, which get another brick in the place of one, which come and which go.
 *
 * <p>A wanted subvolume is the found one with which it has most bricks in common; with none in common it is a new one. Bricks
 * are compared by node and folder, whatever names of the node are used.
 *
 * @param replaced bricks that are to be replaced one by one, within their subvolumes
 * @param added bricks of new subvolumes, in order
 * @param removed bricks of subvolumes that are to go, in GlusterFS's order
 * @param misplaced wanted bricks that are in use in another subvolume, or in another role
 */
record Subvolumes(
        List<Replacement> replaced, List<WantedBrick> added, List<WantedBrick> removed, List<WantedBrick> misplaced) {

    /** One brick in the place of another. */
    record Replacement(WantedBrick old, WantedBrick fresh) {}

    static Subvolumes compare(SeenPool seen, Volume volume, List<WantedBrick> wanted) {
        return new Comparison(seen, volume, wanted).result();
    }

    private static final class Comparison {
        private final SeenPool seen;
        private final Volume volume;
        private final List<List<WantedBrick>> wanted = new ArrayList<>();
        private final Map<WantedBrick, Brick> found = new HashMap<>();
        private final List<Replacement> replaced = new ArrayList<>();
        private final List<WantedBrick> added = new ArrayList<>();
        private final List<WantedBrick> misplaced = new ArrayList<>();
        private final Set<Integer> taken = new HashSet<>();

        Comparison(SeenPool seen, Volume volume, List<WantedBrick> bricks) {
            this.seen = seen;
            this.volume = volume;
            int size = volume.layout().bricksPerSubvolume();
            for (int from = 0; from + size <= bricks.size(); from += size) {
                wanted.add(bricks.subList(from, from + size));
            }
            Map<String, Brick> byPlace = new HashMap<>();
            volume.bricks().forEach(brick -> byPlace.put(brick.toString(), brick));
            for (WantedBrick brick : bricks) {
                Brick direct = byPlace.get(brick.toString());
                (direct != null ? Optional.of(direct) : seen.brick(volume, brick))
                        .ifPresent(it -> found.put(brick, it));
            }
        }

        Subvolumes result() {
            Map<Brick, Integer> home = new HashMap<>();
            volume.subvolumes().forEach(subvolume -> subvolume.bricks().forEach(it -> home.put(it, subvolume.index())));
            Map<Integer, List<WantedBrick>> pairs = new HashMap<>();
            for (List<WantedBrick> bricks : wanted) {
                pair(bricks, home)
                        .ifPresentOrElse(
                                index -> {
                                    taken.add(index);
                                    pairs.put(index, bricks);
                                },
                                () -> added.addAll(bricks));
            }
            pairs.forEach((index, bricks) -> match(volume.subvolumes().get(index), bricks));
            added.stream().filter(found::containsKey).forEach(misplaced::add);
            List<WantedBrick> removed = volume.subvolumes().stream()
                    .filter(subvolume -> !taken.contains(subvolume.index()))
                    .flatMap(subvolume -> subvolume.bricks().stream())
                    .map(brick -> new WantedBrick(brick.host(), brick.path()))
                    .toList();
            return new Subvolumes(replaced, added, removed, misplaced);
        }

        /** The found subvolume that has most of these bricks and is not another's yet. */
        private Optional<Integer> pair(List<WantedBrick> bricks, Map<Brick, Integer> home) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (WantedBrick brick : bricks) {
                Integer index =
                        Optional.ofNullable(found.get(brick)).map(home::get).orElse(null);
                if (index != null && !taken.contains(index)) {
                    shared.merge(index, 1, Integer::sum);
                }
            }
            return shared.entrySet().stream()
                    .max(Map.Entry.<Integer, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder())))
                    .map(Map.Entry::getKey);
        }

        private void match(Subvolume subvolume, List<WantedBrick> bricks) {
            List<WantedBrick> fresh = new ArrayList<>();
            Set<Brick> kept = new HashSet<>();
            for (int i = 0; i < bricks.size(); i++) {
                Brick there = found.get(bricks.get(i));
                boolean arbiter = i >= bricks.size() - volume.layout().arbiters();
                if (there == null) {
                    fresh.add(bricks.get(i));
                } else if (!subvolume.bricks().contains(there) || arbiter != (there.role() == Brick.Role.ARBITER)) {
                    misplaced.add(bricks.get(i));
                } else {
                    kept.add(there);
                }
            }
            List<Brick> leaving = subvolume.bricks().stream()
                    .filter(brick -> !kept.contains(brick))
                    .toList();
            if (misplaced.isEmpty()) {
                for (int i = 0; i < fresh.size(); i++) {
                    Brick old = leaving.get(i);
                    replaced.add(new Replacement(new WantedBrick(old.host(), old.path()), fresh.get(i)));
                }
            }
        }
    }
}
