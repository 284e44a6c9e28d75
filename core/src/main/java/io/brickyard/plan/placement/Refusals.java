package io.brickyard.plan.placement;

import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.Layout;
import java.util.List;

/** Words for what cannot be done, and what would help. */
final class Refusals {

    private static final String ALLOW = "allow it with fragile: true";

    private Refusals() {}

    /** A layout of which some node can always take files away, wherever its bricks lie. */
    static Shortage layout(WantedVolume volume) {
        return switch (volume.layout()) {
            case Layout.Single _ ->
                new Shortage(
                        volume.name(),
                        named(volume) + " keeps each file on one brick only, so it loses files with any node",
                        "give it copies (replica 3, or replica 3 with an arbiter), or " + ALLOW);
            case Layout.Replicated replicated
            when replicated.bricks() == 2 ->
                new Shortage(
                        volume.name(),
                        named(volume) + " has two copies with quorum, so it stops when the node of the first is lost",
                        "add an arbiter, or " + ALLOW);
            case Layout.Replicated _, Layout.ThinArbitrated _, Layout.Dispersed _ ->
                new Shortage(
                        volume.name(),
                        named(volume) + " has a quorum that needs all of its bricks, so it stops when any node is lost",
                        "lower the quorum count, or " + ALLOW);
        };
    }

    /** Too few zones or nodes for even one subvolume. */
    static Shortage domains(WantedVolume volume, Room room, Level allowed, boolean byZone) {
        int bricks = volume.layout().bricksPerSubvolume();
        int share = byZone ? allowed.perZone() : allowed.perNode();
        int needed = (bricks + share - 1) / share;
        int found = byZone ? room.zones() : room.nodes();
        String noun = byZone ? "zone" : "node";
        String place = byZone ? "" : " with a free place";
        return new Shortage(
                volume.name(),
                named(volume) + " needs " + counted(needed, noun) + " for its " + pieces(volume.layout())
                        + ", and there " + (found == 1 ? "is " : "are ") + found + place,
                "add " + (needed - found == 1 ? "a " + noun : counted(needed - found, noun)) + place
                        + (volume.fragile() ? "" : ", or " + ALLOW));
    }

    /** Room for some, but not for all. */
    static Shortage places(WantedVolume volume, int wanted, int possible) {
        int bricks = volume.layout().bricksPerSubvolume();
        return new Shortage(
                volume.name(),
                named(volume) + " is to have " + counted(wanted, "subvolume") + " of " + counted(bricks, "brick")
                        + ", and there is room for " + possible,
                "add places for bricks, in different zones or nodes, or ask for "
                        + counted(Math.max(1, possible), "subvolume"));
    }

    static Shortage size(WantedVolume volume, Bytes wanted, Bytes possible) {
        return new Shortage(
                volume.name(),
                named(volume) + " is to hold " + wanted.forPeople() + ", and all places that suit it hold "
                        + possible.forPeople(),
                "add places for bricks, or ask for less");
    }

    static Shortage unknownSize(WantedVolume volume, Slot slot) {
        return new Shortage(
                volume.name(),
                named(volume) + " is to hold a given size, but nobody knows the size of " + slot.site + ":"
                        + slot.place.path(),
                "give the size of that place in the document, or how many subvolumes the volume is to have");
    }

    static Shortage otherLayout(WantedVolume volume, Layout seen) {
        return new Shortage(
                volume.name(),
                named(volume) + " is to be " + words(volume.layout()) + ", and the pool has it as " + words(seen),
                "write down the layout that it has, or make a volume of another name and copy the files");
    }

    static Shortage replacement(WantedVolume volume, List<Seat> subvolume) {
        List<String> leaving = subvolume.stream()
                .filter(seat -> seat.site().leaving)
                .map(seat -> seat.brick().toString())
                .toList();
        return new Shortage(
                volume.name(),
                named(volume) + " has " + String.join(" ", leaving)
                        + " on nodes that are to leave, and not enough free places" + " on others suit the subvolume",
                "add places for bricks, keep the nodes, or say that the volume is to have fewer subvolumes");
    }

    static Shortage notSurvived(WantedVolume volume, Tolerance tolerance) {
        return new Shortage(
                volume.name(),
                named(volume) + " would not survive the loss of every node: " + tolerance.weakest(),
                "place its bricks so that each node has few enough of a subvolume, or " + ALLOW);
    }

    static Shortage serverQuorum(WantedVolume volume, Tolerance tolerance) {
        return new Shortage(
                volume.name(),
                named(volume) + " would not survive the loss of a node: " + tolerance.weakest(),
                "add a node, which needs no bricks, set cluster.server-quorum-type to none, or " + ALLOW);
    }

    static String words(Layout layout) {
        return switch (layout) {
            case Layout.Single _ -> "distributed";
            case Layout.Replicated replicated ->
                "replica " + replicated.bricks() + (replicated.arbiters() > 0 ? " arbiter 1" : "");
            case Layout.ThinArbitrated _ -> "replica 2 thin-arbiter 1";
            case Layout.Dispersed dispersed ->
                "disperse " + dispersed.bricks() + " redundancy " + dispersed.redundancy();
        };
    }

    private static String named(WantedVolume volume) {
        return "volume " + volume.name();
    }

    private static String pieces(Layout layout) {
        return switch (layout) {
            case Layout.Single _ -> "brick";
            case Layout.Replicated replicated
            when replicated.arbiters() > 0 -> counted(replicated.bricks() - 1, "copy") + " and arbiter";
            case Layout.Replicated replicated -> counted(replicated.bricks(), "copy");
            case Layout.ThinArbitrated _ -> counted(2, "copy");
            case Layout.Dispersed dispersed -> counted(dispersed.bricks(), "fragment");
        };
    }

    private static String counted(int count, String noun) {
        if (count == 1) {
            return "1 " + noun;
        }
        return count + " " + (noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
    }
}
