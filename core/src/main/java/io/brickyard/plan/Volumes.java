package io.brickyard.plan;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the steps of volumes have in common: their commands' words, and what a seen pool says of their bricks. */
final class Volumes {

    private Volumes() {}

    static void wholeSubvolumes(Layout layout, int bricks) {
        if (bricks == 0 || bricks % layout.bricksPerSubvolume() != 0) {
            throw new IllegalArgumentException(
                    bricks + " bricks do not form subvolumes of " + layout.bricksPerSubvolume());
        }
    }

    static List<String> words(String verb, VolumeName volume) {
        return new ArrayList<>(List.of("gluster", "volume", verb, volume.value()));
    }

    static List<String> removal(VolumeName volume, List<WantedBrick> bricks, String last) {
        List<String> words = words("remove-brick", volume);
        bricks.forEach(brick -> words.add(brick.toString()));
        words.add(last);
        return List.copyOf(words);
    }

    static List<String> layoutWords(Layout layout) {
        return switch (layout) {
            case Layout.Single _ -> List.of();
            case Layout.Replicated replicated
            when replicated.arbiters() == 1 ->
                List.of("replica", Integer.toString(replicated.bricks()), "arbiter", "1");
            case Layout.Replicated replicated -> List.of("replica", Integer.toString(replicated.bricks()));
            case Layout.ThinArbitrated _ -> List.of("replica", "2", "thin-arbiter", "1");
            case Layout.Dispersed dispersed ->
                List.of(
                        "disperse",
                        Integer.toString(dispersed.bricks()),
                        "redundancy",
                        Integer.toString(dispersed.redundancy()));
        };
    }

    static String named(List<WantedBrick> bricks) {
        return bricks.stream().map(WantedBrick::toString).collect(Collectors.joining(" "));
    }

    /** Whether the volume has a brick there, by whatever name of its node. */
    static boolean has(SeenPool seen, Volume volume, WantedBrick wanted) {
        return seen.brick(volume, wanted).isPresent();
    }

    /** Whether these bricks are being drained, or were, well or not, and neither committed nor stopped. */
    static boolean drains(SeenPool seen, Volume volume, List<WantedBrick> bricks) {
        return seen.task(volume.name())
                .filter(task -> task.kind() == SeenTask.Kind.REMOVAL)
                .filter(task -> task.state() != SeenTask.State.STOPPED)
                .filter(task -> Set.copyOf(task.bricks()).equals(ids(seen, volume, bricks)))
                .isPresent();
    }

    static boolean drained(SeenPool seen, Volume volume, List<WantedBrick> bricks) {
        return drains(seen, volume, bricks)
                && seen.task(volume.name())
                        .filter(task -> task.state() == SeenTask.State.COMPLETED)
                        .filter(task -> task.failures() == 0 && task.skipped() == 0)
                        .isPresent();
    }

    static Step.Check untold(VolumeName volume) {
        return Step.blocked("whether bricks of " + volume + " are moved or removed now could not be asked: "
                + "somebody else changes it, or a member is away");
    }

    static Set<BrickId> ids(SeenPool seen, Volume volume, List<WantedBrick> bricks) {
        return bricks.stream()
                .flatMap(brick -> seen.brick(volume, brick).stream())
                .map(Brick::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Step.Check hostsAreUp(SeenPool seen, List<WantedBrick> bricks) {
        for (WantedBrick brick : bricks) {
            Optional<SeenNode> member = seen.member(brick.host());
            if (member.isEmpty()) {
                return Step.blocked(brick.host() + " is no member of the pool");
            }
            if (!member.get().isUp()) {
                return Step.blocked(brick.host() + " is away: its glusterd does not answer as a full member");
            }
        }
        return Step.ready();
    }

    /** Why a folder must not become a brick, as far as its node told; empty when nothing was told against it. */
    static Optional<String> foreign(SeenPool seen, WantedBrick brick) {
        return seen.facts(brick.host())
                .flatMap(facts -> facts.place(brick.path()))
                .flatMap(place -> foreign(brick, place));
    }

    static Optional<String> foreign(WantedBrick brick, NodeFacts.PlaceFacts place) {
        if (place.volume().isPresent()) {
            return Optional.of(brick + " was a brick before, of the volume with the id "
                    + place.volume().get() + ", and GlusterFS refuses it");
        }
        return place.empty()
                ? Optional.empty()
                : Optional.of(
                        brick
                                + " is not empty; GlusterFS would take it, and what is in it would appear in the volume or be lost");
    }

    /** Whether the hosts of new bricks are up, and their folders nobody else's. */
    static Step.Check mayBecomeBricks(SeenPool seen, List<WantedBrick> bricks) {
        return bricks.stream()
                .flatMap(brick -> foreign(seen, brick).stream())
                .findFirst()
                .map(Step::blocked)
                .orElseGet(() -> hostsAreUp(seen, bricks));
    }

    /** A question about a volume that must be there. */
    static Step.Check of(
            SeenPool seen, VolumeName volume, Predicate<Volume> done, Function<Volume, Step.Check> otherwise) {
        Optional<Volume> found = seen.volume(volume);
        if (found.isEmpty()) {
            return Step.blocked("there is no volume " + volume);
        }
        return done.test(found.get()) ? Step.done() : otherwise.apply(found.get());
    }

    /** The bricks of the subvolumes that have some of these bricks; of all, when none are given or found. */
    static List<Brick> subvolumesOf(SeenPool seen, Volume volume, List<WantedBrick> bricks) {
        Set<BrickId> ids = ids(seen, volume, bricks);
        List<Brick> of = volume.subvolumes().stream()
                .map(Subvolume::bricks)
                .filter(members -> members.stream().anyMatch(brick -> ids.contains(brick.id())))
                .flatMap(List::stream)
                .toList();
        return of.isEmpty() ? volume.bricks() : of;
    }

    /**
     * Whether a brick may be given up for an empty one: the others of its subvolume must have all of its data.
     *
     * @param blind whether a brick that does not serve may be given up although that cannot be told
     */
    static Step.Check othersHaveAll(SeenPool seen, Volume volume, WantedBrick leaving, boolean blind) {
        if (!volume.canHeal()) {
            return Step.blocked("the files of " + leaving + " are on no other brick: remove its subvolume from volume "
                    + volume.name() + " (they are moved), or add copies first");
        }
        Optional<Brick> old = seen.brick(volume, leaving);
        if (old.isEmpty()) {
            return Step.blocked(leaving + " is no brick of volume " + volume.name());
        }
        List<Brick> subvolume = subvolumesOf(seen, volume, List.of(leaving));
        Optional<Brick> away = subvolume.stream()
                .filter(brick -> !brick.equals(old.get()) && !seen.online().contains(brick.id()))
                .findFirst();
        if (away.isPresent()) {
            return Step.blocked(
                    away.get() + " does not serve, and the new brick is filled from it: bring it back first");
        }
        if (!seen.online().contains(old.get().id()) && (blind || eachWriteReachesTwo(volume))) {
            return Step.ready();
        }
        if (seen.pending(subvolume).orElse(1) != 0) {
            return Step.blocked("entries of volume " + volume.name()
                    + " wait to be healed, or it is not known whether any do;"
                    + " " + leaving + " may hold the only good copy: wait until gluster volume heal " + volume.name()
                    + " info shows none");
        }
        return Step.ready();
    }

    /**
     * Whether the others of a subvolume have all of its files although one brick is away for good, and entries wait to be healed
     * on that one forever. With more than two copies, and client quorum that asks for more than half of them (it is on by default:
     * {@code fix_quorum_options} of xlators/cluster/afr/src/afr.c), every write that succeeded is on another brick too. A
     * fragment of a dispersed file may be needed.
     */
    static boolean eachWriteReachesTwo(Volume volume) {
        if (!(volume.layout() instanceof Layout.Replicated replicated)
                || replicated.bricks() - replicated.arbiters() < 3) {
            return false;
        }
        return switch (volume.option("cluster.quorum-type").orElse("auto")) {
            case "auto" -> true;
            case "fixed" ->
                volume.option("cluster.quorum-count")
                        .filter(Volumes::isMoreThanOne)
                        .isPresent();
            default -> false;
        };
    }

    private static boolean isMoreThanOne(String count) {
        try {
            return Integer.parseInt(count.strip()) > 1;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
