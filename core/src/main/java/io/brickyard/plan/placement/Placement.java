package io.brickyard.plan.placement;

import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which brick lies where, and says what each volume then survives.
 *
 * <p>Volumes are laid out in the order of the document. A volume's bricks that are there stay where they are. Of new subvolumes each
 * lies in as many zones as possible, then on as many nodes, and emptier places and nodes are filled first; an arbiter lies on
 * the smallest place that is left for it. Each place has at most one brick of a volume.
 *
 * <p>What always holds: the same document and the same pool give the same bricks; placing again after the plan was carried out
 * changes nothing; unless a volume is allowed to be fragile, it survives the loss of any one node.
 */
public final class Placement {

    private final WantedPool pool;
    private final SeenPool seen;
    private final Terrain terrain;
    private final Endurance endurance;
    private final List<Shortage> shortages = new ArrayList<>();
    private final Map<VolumeName, Tolerance> tolerances = new HashMap<>();

    private Placement(WantedPool pool, SeenPool seen) {
        this.pool = pool;
        this.seen = seen;
        this.terrain = Terrain.of(pool, seen);
        this.endurance = new Endurance(terrain, pool, seen);
    }

    public static Placing place(WantedPool pool, SeenPool seen) {
        return new Placement(pool, seen).place();
    }

    private Placing place() {
        noteBricks();
        List<WantedVolume> volumes = new ArrayList<>(pool.volumes().size());
        for (WantedVolume volume : pool.volumes()) {
            switch (lay(volume)) {
                case Laid.Short(Shortage shortage) -> shortages.add(shortage);
                case Laid.Whole(List<List<Seat>> subvolumes) -> {
                    judge(volume, subvolumes);
                    volumes.add(volume.on(subvolumes.stream()
                            .flatMap(List::stream)
                            .map(Seat::brick)
                            .toList()));
                }
            }
        }
        return shortages.isEmpty()
                ? new Placing.Placed(pool.withVolumes(volumes), tolerances)
                : new Placing.Impossible(shortages);
    }

    private Laid lay(WantedVolume volume) {
        return switch (volume.bricks()) {
            case WantedVolume.Listed listed -> listed(volume, listed.bricks());
            case WantedVolume.Placed placed -> {
                ClientQuorum quorum = ClientQuorum.of(volume.layout(), endurance.options(volume));
                yield new Laying(terrain, seen, volume, placed, quorum).lay();
            }
        };
    }

    private Laid listed(WantedVolume volume, List<WantedBrick> bricks) {
        int size = volume.layout().bricksPerSubvolume();
        if (bricks.isEmpty() || bricks.size() % size != 0) {
            return new Laid.Short(new Shortage(
                    volume.name(),
                    "volume " + volume.name() + " lists " + bricks.size() + " bricks, and "
                            + Refusals.words(volume.layout()) + " takes " + size + " or a multiple of it",
                    "list whole subvolumes"));
        }
        List<List<Seat>> subvolumes = new ArrayList<>();
        for (int from = 0; from < bricks.size(); from += size) {
            subvolumes.add(
                    bricks.subList(from, from + size).stream().map(this::seat).toList());
        }
        return new Laid.Whole(subvolumes);
    }

    private Seat seat(WantedBrick brick) {
        Site site = terrain.site(brick.host());
        return new Seat(brick, terrain.slot(site, brick.path()));
    }

    private void judge(WantedVolume volume, List<List<Seat>> subvolumes) {
        Tolerance tolerance = endurance.of(volume, subvolumes);
        tolerances.put(volume.name(), tolerance);
        if (tolerance.nodes() > 0 || volume.fragile()) {
            return;
        }
        shortages.add(
                volume.layout() instanceof Layout.Single
                        ? Refusals.layout(volume)
                        : endurance.stopsWithAnyNode(volume)
                                ? Refusals.serverQuorum(volume, tolerance)
                                : Refusals.notSurvived(volume, tolerance));
    }

    private record Spot(int site, BrickPath path) {}

    /** All bricks that are there or listed, so that every volume's new ones keep clear of all of them. */
    private void noteBricks() {
        Set<Spot> noted = new HashSet<>();
        for (Volume volume : seen.volumes()) {
            for (Subvolume subvolume : volume.subvolumes()) {
                for (Brick brick : subvolume.bricks()) {
                    note(
                            noted,
                            terrain.site(brick.node(), brick.host()),
                            brick.path(),
                            volume.name(),
                            brick.role() == Brick.Role.ARBITER);
                }
            }
        }
        for (WantedVolume volume : pool.volumes()) {
            if (volume.bricks() instanceof WantedVolume.Listed listed) {
                int size = volume.layout().bricksPerSubvolume();
                for (int i = 0; i < listed.bricks().size(); i++) {
                    WantedBrick brick = listed.bricks().get(i);
                    boolean arbiter = i % size >= size - volume.layout().arbiters();
                    note(noted, terrain.site(brick.host()), brick.path(), volume.name(), arbiter);
                }
            }
        }
    }

    private void note(Set<Spot> noted, Site site, BrickPath path, VolumeName volume, boolean arbiter) {
        if (noted.add(new Spot(site.index, path))) {
            terrain.occupy(site, path, volume.value(), arbiter);
        }
    }
}
