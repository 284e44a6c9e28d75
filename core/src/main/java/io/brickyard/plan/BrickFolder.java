package io.brickyard.plan;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Volume;
import java.util.Optional;
import java.util.UUID;

/**
 * What lies at a brick's place on its node, and what may therefore be done with the brick. Everything is refused that was not
 * seen to be safe.
 *
 * @param brick by the name that GlusterFS's commands use
 * @param folder what is at its path; empty when the node could not be asked
 * @param parent what is at the folder that it lies in
 */
public record BrickFolder(
        WantedBrick brick, Optional<NodeFacts.PlaceFacts> folder, Optional<NodeFacts.PlaceFacts> parent) {

    private static final String UNSEEN = "nobody could look at its folder";

    public static BrickFolder of(SeenPool seen, WantedBrick brick) {
        return of(seen, brick, brick.host());
    }

    /** @param node the name by which the node was asked */
    public static BrickFolder of(SeenPool seen, WantedBrick brick, HostName node) {
        Optional<NodeFacts> facts = seen.facts(node);
        BrickPath parent = brick.parent();
        return new BrickFolder(
                brick, facts.flatMap(told -> told.place(brick.path())), facts.flatMap(told -> told.place(parent)));
    }

    public boolean wasSeen() {
        return folder.isPresent();
    }

    /** Whether the volume's data are there: the folder is mounted, bears the volume's mark and is not empty. */
    public boolean hasData(Volume volume) {
        return whyNotStarted(volume).isEmpty();
    }

    /** Why the brick must not be started by force; empty when it may be. */
    public Optional<String> whyNotStarted(Volume volume) {
        if (folder.isEmpty()) {
            return Optional.of(UNSEEN);
        }
        NodeFacts.PlaceFacts place = folder.get();
        if (!place.exists()) {
            return Optional.of("its folder is not there: " + mountOf());
        }
        Optional<UUID> mark = place.volume();
        if (mark.isPresent() && !mark.get().equals(volume.id())) {
            return Optional.of("its folder bears the mark of another volume, " + mark.get());
        }
        if (mark.isEmpty()) {
            return Optional.of(
                    "its folder does not bear the volume's mark (trusted.glusterfs.volume-id): " + mountOf());
        }
        if (place.empty()) {
            return Optional.of("its folder bears the volume's mark, but nothing is in it");
        }
        if (!place.mounted()) {
            return Optional.of("its folder lies on the file system of /, so its own disk is not mounted there");
        }
        return Optional.empty();
    }

    private String mountOf() {
        return parent.filter(NodeFacts.PlaceFacts::mounted).isPresent()
                ? "its disk is another one, or was emptied"
                : "its disk is not mounted";
    }

    /** Whether nothing of the brick is left on a disk that is there. */
    public boolean isLost() {
        return folder.filter(place -> place.volume().isEmpty() && place.empty()).isPresent()
                && parent.filter(place -> place.exists() && place.mounted()).isPresent();
    }

    /** Why the brick must not be filled anew from the others of its subvolume; empty when it may be. */
    public Optional<String> whyNotFilled(SeenPool seen, Volume volume) {
        if (folder.isEmpty() || parent.isEmpty()) {
            return Optional.of(UNSEEN);
        }
        if (folder.get().volume().isPresent()) {
            return Optional.of("its folder bears the mark of a volume, so it may hold data");
        }
        if (!folder.get().empty()) {
            return Optional.of("its folder does not bear the volume's mark, but holds files");
        }
        if (!isLost()) {
            return Optional.of("its disk is not mounted at " + brick.parent());
        }
        if (!volume.canHeal()) {
            return Optional.of("the files that were on it are on no other brick");
        }
        return sourceAway(seen, volume);
    }

    private Optional<String> sourceAway(SeenPool seen, Volume volume) {
        Optional<Brick> own = seen.brick(volume, brick);
        if (own.isEmpty()) {
            return Optional.of("it is no brick of volume " + volume.name());
        }
        return volume.subvolumes().stream()
                .filter(subvolume -> subvolume.bricks().contains(own.get()))
                .flatMap(subvolume -> subvolume.bricks().stream())
                .filter(other -> !other.equals(own.get()) && !seen.online().contains(other.id()))
                .findFirst()
                .map(other -> other + " does not serve, and it would be filled from that one too");
    }
}
