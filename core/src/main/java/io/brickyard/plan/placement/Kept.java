package io.brickyard.plan.placement;

import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The subvolumes that a volume has already and goes on having. Their bricks stay where they are, but for those on nodes that are
 * to leave.
 *
 * <p>A subvolume that lies wholly on leaving nodes goes. When there are more than are wanted, those go next that lie partly on
 * leaving nodes, and then the last ones.
 */
final class Kept {

    private final Terrain terrain;
    private final SeenPool seen;

    Kept(Terrain terrain, SeenPool seen) {
        this.terrain = terrain;
        this.seen = seen;
    }

    List<List<Seat>> of(WantedVolume wanted, OptionalInt subvolumes) {
        Optional<Volume> volume = seen.volume(wanted.name());
        if (volume.isEmpty()) {
            return List.of();
        }
        List<List<Seat>> kept = new ArrayList<>();
        for (Subvolume subvolume : volume.get().subvolumes()) {
            List<Seat> seats = subvolume.bricks().stream().map(this::seat).toList();
            if (!seats.stream().allMatch(seat -> seat.site().leaving)) {
                kept.add(seats);
            }
        }
        int most = subvolumes.orElse(kept.size());
        for (int i = kept.size() - 1; i >= 0 && kept.size() > most; i--) {
            if (kept.get(i).stream().anyMatch(seat -> seat.site().leaving)) {
                kept.remove(i);
            }
        }
        return kept.subList(0, Math.min(most, kept.size()));
    }

    private Seat seat(Brick brick) {
        Site site = terrain.site(brick.node(), brick.host());
        return new Seat(new WantedBrick(nameOf(site, brick), brick.path()), terrain.slot(site, brick.path()));
    }

    /** As GlusterFS calls it, unless the document has no such name; then by one of the document's that the pool knows. */
    private HostName nameOf(Site site, Brick brick) {
        if (site.node.isCalled(brick.host())) {
            return brick.host();
        }
        return seen.nodes().stream()
                .filter(node -> node.id().equals(brick.node()))
                .filter(node -> node.isCalled(site.node.name()))
                .findFirst()
                .map(_ -> site.node.name())
                .orElse(brick.host());
    }
}
