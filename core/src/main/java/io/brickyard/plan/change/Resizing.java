package io.brickyard.plan.change;

import io.brickyard.plan.Planning.Obstacle;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.plan.placement.Placement;
import io.brickyard.plan.placement.Placing;
import io.brickyard.plan.placement.Shortage;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Gives a volume more or fewer subvolumes. */
final class Resizing {

    private final SeenPool seen;
    private final WantedPool now;

    Resizing(SeenPool seen) {
        this.seen = seen;
        this.now = AsItIs.of(seen, "pool");
    }

    Changed with(Change.AddBricks change) {
        return of(change.volume(), volume -> {
            List<WantedBrick> all = new ArrayList<>(bricks(volume.subvolumes()));
            List<Obstacle> obstacles = new ArrayList<>(new KnownPlaces(seen, change.bricks()).obstacles());
            change.bricks().stream()
                    .filter(brick -> find(volume, brick).isEmpty())
                    .forEach(all::add);
            int size = volume.layout().bricksPerSubvolume();
            if (all.size() % size != 0) {
                obstacles.add(new Obstacle(
                        subject(volume),
                        "it grows by whole subvolumes of " + size + " bricks, and "
                                + (all.size() - volume.bricks().size()) + " are named that it has not yet",
                        "name a multiple of " + size + " bricks, in the order in which they form subvolumes"));
            }
            return obstacles.isEmpty() ? listed(volume, all) : new Changed.Refused(obstacles);
        });
    }

    Changed grown(Change.Grow change) {
        return of(change.volume(), volume -> {
            if (change.subvolumes() < volume.subvolumes().size()) {
                return count(volume, change.subvolumes(), "brickyard volume shrink takes subvolumes away");
            }
            KnownPlaces places = new KnownPlaces(seen, change.places());
            if (!places.obstacles().isEmpty()) {
                return new Changed.Refused(places.obstacles());
            }
            WantedVolume.Placed search = new WantedVolume.Placed(
                    OptionalInt.of(change.subvolumes()), Optional.empty(), WantedVolume.Growth.WHOLE);
            WantedPool with = now.withNodes(now.nodes().stream().map(places::on).toList())
                    .withVolumes(now.volumes().stream()
                            .map(other -> other.name().equals(volume.name()) ? other.placed(search) : other)
                            .toList());
            return switch (Placement.place(with, seen)) {
                case Placing.Placed placed ->
                    new Changed.Wanted(now.withVolumes(placed.pool().volumes().stream()
                            .map(places::asNamed)
                            .toList()));
                case Placing.Impossible(List<Shortage> shortages) ->
                    new Changed.Refused(shortages.stream()
                            .map(shortage -> new Obstacle(
                                    "volume " + shortage.volume(),
                                    shortage.missing(),
                                    "name free places with --place NODE:/FOLDER, or name the bricks"))
                            .toList());
            };
        });
    }

    Changed without(Change.RemoveBricks change) {
        return of(change.volume(), volume -> {
            List<Obstacle> obstacles = new ArrayList<>();
            List<Brick> gone = new ArrayList<>();
            for (WantedBrick brick : change.bricks()) {
                find(volume, brick).ifPresentOrElse(gone::add, () -> obstacles.add(none(volume, brick)));
            }
            List<Subvolume> left = new ArrayList<>();
            for (Subvolume subvolume : volume.subvolumes()) {
                List<String> staying = subvolume.bricks().stream()
                        .filter(brick -> !gone.contains(brick))
                        .map(Brick::toString)
                        .toList();
                if (staying.size() == subvolume.bricks().size()) {
                    left.add(subvolume);
                } else if (!staying.isEmpty()) {
                    obstacles.add(new Obstacle(
                            subject(volume),
                            "it shrinks by whole subvolumes, and " + String.join(" ", staying)
                                    + " hold the same files as bricks that are named",
                            "name these too, or none of them; to move one brick: brickyard node drain"));
                }
            }
            return obstacles.isEmpty() ? shrunk(volume, left) : new Changed.Refused(obstacles);
        });
    }

    Changed shrunk(Change.Shrink change) {
        return of(
                change.volume(),
                volume -> change.subvolumes() > volume.subvolumes().size()
                        ? count(volume, change.subvolumes(), "brickyard volume expand adds subvolumes")
                        : shrunk(volume, volume.subvolumes().subList(0, Math.max(0, change.subvolumes()))));
    }

    private Changed shrunk(Volume volume, List<Subvolume> left) {
        return left.isEmpty()
                ? Changed.refused(
                        subject(volume),
                        "nothing would be left of it",
                        "to give it up with all its files: gluster volume stop and gluster volume delete")
                : listed(volume, bricks(left));
    }

    private Changed of(VolumeName name, Function<Volume, Changed> change) {
        return seen.volume(name).map(change).orElseGet(() -> NoVolume.named(seen, name));
    }

    private Changed listed(Volume volume, List<WantedBrick> bricks) {
        return new Changed.Wanted(now.withVolumes(now.volumes().stream()
                .map(other -> other.name().equals(volume.name()) ? other.on(bricks) : other)
                .toList()));
    }

    private static Changed count(Volume volume, int wanted, String advice) {
        return Changed.refused(
                subject(volume),
                "it has " + volume.subvolumes().size() + " subvolumes, and is to have " + wanted,
                advice);
    }

    private static Obstacle none(Volume volume, WantedBrick brick) {
        return new Obstacle(
                subject(volume),
                brick + " is no brick of it",
                "see brickyard status --volume " + volume.name()
                        + "; if it was taken out already, nothing is left to do");
    }

    private static String subject(Volume volume) {
        return "volume " + volume.name();
    }

    private static List<WantedBrick> bricks(List<Subvolume> subvolumes) {
        return subvolumes.stream()
                .flatMap(subvolume -> subvolume.bricks().stream())
                .map(AsItIs::brick)
                .toList();
    }

    private Optional<Brick> find(Volume volume, WantedBrick wanted) {
        return seen.brick(volume, wanted);
    }
}
