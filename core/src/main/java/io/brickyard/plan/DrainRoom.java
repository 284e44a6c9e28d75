package io.brickyard.plan;

import io.brickyard.plan.NodeFacts.PlaceFacts;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Whether files that are to move have room where they go, by what nodes told of the file systems of bricks.
 *
 * <p>What a file system holds is the most that can have to move: other volumes may have bricks on it. So too little room is an
 * obstacle only where a brick has its place for itself, and a note otherwise; what could not be seen is a note too.
 */
final class DrainRoom {

    /** What a brick keeps free, in percent, unless {@code cluster.min-free-disk} says otherwise (dht-shared.c). */
    private static final long USUAL_RESERVE = 10;

    private final SeenPool seen;
    private final Draft draft;
    private final UnaryOperator<HostName> nodeName;

    /** @param nodeName the name by which the facts of a brick's node are kept */
    DrainRoom(SeenPool seen, Draft draft, UnaryOperator<HostName> nodeName) {
        this.seen = seen;
        this.draft = draft;
        this.nodeName = nodeName;
    }

    /** The files of these subvolumes go to all others, and to the new ones. */
    void forRemoval(Volume volume, List<WantedBrick> leaving, List<WantedBrick> added) {
        List<Subvolume> gone = volume.subvolumes().stream()
                .filter(subvolume -> leaving.contains(wanted(subvolume.bricks().getFirst())))
                .toList();
        OptionalLong held = sum(gone.stream().map(this::held).toList());
        List<OptionalLong> rooms = new ArrayList<>();
        volume.subvolumes().stream()
                .filter(subvolume -> !gone.contains(subvolume))
                .map(subvolume -> subvolume.bricks().stream()
                        .filter(brick -> brick.role() == Brick.Role.DATA)
                        .map(DrainRoom::wanted)
                        .toList())
                .forEach(bricks -> rooms.add(room(volume, bricks)));
        int size = volume.layout().bricksPerSubvolume();
        for (int from = 0; from + size <= added.size(); from += size) {
            rooms.add(room(
                    volume, added.subList(from, from + size - volume.layout().arbiters())));
        }
        boolean own =
                gone.stream().flatMap(subvolume -> subvolume.bricks().stream()).allMatch(this::isAlone);
        judge(volume, "the files of " + Volumes.named(leaving), held, sum(rooms), own);
    }

    /** The files of a subvolume go to the new brick as well. */
    void forReplacement(Volume volume, Subvolumes.Replacement replacement) {
        Optional<Brick> old = seen.brick(volume, replacement.old());
        if (!volume.canHeal()
                || old.filter(brick -> brick.role() == Brick.Role.DATA).isEmpty()) {
            return;
        }
        Subvolume subvolume = volume.subvolumes().stream()
                .filter(found -> found.bricks().contains(old.get()))
                .findFirst()
                .orElseThrow();
        boolean own = subvolume.bricks().stream().allMatch(this::isAlone);
        OptionalLong room = place(replacement.fresh())
                .map(PlaceFacts::free)
                .map(Bytes::count)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        judge(volume, "what " + replacement.fresh() + " is to hold", held(subvolume), room, own);
    }

    private void judge(Volume volume, String what, OptionalLong held, OptionalLong room, boolean own) {
        if (held.isEmpty() || room.isEmpty()) {
            draft.note("whether there is room for " + what + " could not be seen");
            return;
        }
        long pieces =
                volume.layout() instanceof Layout.Dispersed dispersed ? dispersed.bricks() - dispersed.redundancy() : 1;
        if (held.getAsLong() > room.getAsLong()) {
            String why = what + " take up to " + forPeople(held, pieces) + ", and there is room for "
                    + forPeople(room, pieces);
            if (own) {
                draft.obstacle(
                        "volume " + volume.name(),
                        why,
                        "add bricks first (brickyard volume expand), choose larger places, or free some space");
            } else {
                draft.note("volume " + volume.name() + ": " + why + "; other volumes have some of it");
            }
        }
    }

    private static String forPeople(OptionalLong bytes, long pieces) {
        return new Bytes(bytes.getAsLong() * pieces).forPeople();
    }

    /** What each brick of a subvolume holds: not more than the one with the least. */
    private OptionalLong held(Subvolume subvolume) {
        return subvolume.bricks().stream()
                .filter(brick -> brick.role() == Brick.Role.DATA)
                .flatMap(brick -> place(wanted(brick)).stream())
                .mapToLong(place -> place.total().count() - place.free().count())
                .min();
    }

    private OptionalLong room(Volume volume, List<WantedBrick> bricks) {
        long reserve = reserve(volume);
        return bricks.stream()
                .flatMap(brick -> place(brick).stream())
                .mapToLong(place ->
                        Math.max(0, place.free().count() - place.total().count() / 100 * reserve))
                .min();
    }

    private static long reserve(Volume volume) {
        String text = volume.option("cluster.min-free-disk").orElse("").strip();
        try {
            return text.endsWith("%")
                    ? Long.parseLong(text.substring(0, text.length() - 1).strip())
                    : USUAL_RESERVE;
        } catch (NumberFormatException _) {
            return USUAL_RESERVE;
        }
    }

    private static OptionalLong sum(List<OptionalLong> parts) {
        return !parts.isEmpty() && parts.stream().allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        parts.stream().mapToLong(OptionalLong::getAsLong).sum())
                : OptionalLong.empty();
    }

    /** The brick's folder or, before there is one, that in which it will lie. */
    private Optional<PlaceFacts> place(WantedBrick brick) {
        return seen.facts(nodeName.apply(brick.host()))
                .flatMap(facts -> facts.place(brick.path())
                        .filter(place -> place.total().count() > 0)
                        .or(() -> facts.place(brick.path().parent())))
                .filter(place -> place.total().count() > 0);
    }

    /** Whether no other brick of its node lies beside it. */
    private boolean isAlone(Brick brick) {
        BrickPath parent = brick.path().parent();
        return seen.volumes().stream()
                .flatMap(volume -> volume.bricks().stream())
                .filter(other -> other.node().equals(brick.node()) && !other.equals(brick))
                .noneMatch(other -> other.path().parent().equals(parent));
    }

    private static WantedBrick wanted(Brick brick) {
        return new WantedBrick(brick.host(), brick.path());
    }
}
