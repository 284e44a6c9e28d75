package io.brickyard.deploy.document;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.WantedNode;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks at bricks that lie on the same node: none is another one, lies in another one, or lies where bricks of placed volumes will.
 *
 * <p>Paths end with a slash in the trees, so that whatever lies in a folder follows it at once. No two of a tree's paths lie in each
 * other, so the neighbours of a new one are all that must be looked at.
 */
final class BrickRules {

    private final Complaints complaints;
    private final Set<String> placedVolumes;
    private final Map<HostName, TreeMap<String, Claim>> claims = new HashMap<>();
    private final Map<HostName, TreeMap<String, BrickPath>> places = new HashMap<>();

    private record Claim(String volume, Place place) {}

    /** @param placedVolumes names of volumes for whose bricks places are found */
    BrickRules(Complaints complaints, Set<String> placedVolumes) {
        this.complaints = complaints;
        this.placedVolumes = placedVolumes;
    }

    /** @param owner the volume, for a person */
    void claim(WantedNode node, BrickText.Written brick, String owner) {
        String path = brick.path().value() + "/";
        TreeMap<String, Claim> taken = claims.computeIfAbsent(node.name(), _ -> new TreeMap<>());
        Optional<Map.Entry<String, Claim>> other = Optional.ofNullable(taken.floorEntry(path))
                .filter(before -> path.startsWith(before.getKey()))
                .or(() -> Optional.ofNullable(taken.higherEntry(path))
                        .filter(after -> after.getKey().startsWith(path)));
        if (other.isEmpty()) {
            taken.put(path, new Claim(owner, brick.place()));
            apartFromPlaces(node, brick, path);
            return;
        }
        Claim claim = other.get().getValue();
        String theirs = other.get().getKey().substring(0, other.get().getKey().length() - 1);
        String where = "line " + claim.place().line()
                + (claim.place().file().equals(brick.place().file())
                        ? ""
                        : " of " + claim.place().file());
        complaints.add(
                brick.place(),
                theirs.equals(brick.path().value())
                        ? brick + " is there already, as a brick of " + claim.volume() + " in " + where
                        : brick + " and the brick " + theirs + " of " + claim.volume() + " in " + where
                                + " lie in each other",
                "a folder of its own for each brick, side by side");
    }

    private void apartFromPlaces(WantedNode node, BrickText.Written brick, String path) {
        TreeMap<String, BrickPath> own = places.computeIfAbsent(node.name(), _ -> tree(node));
        Map.Entry<String, BrickPath> before = own.floorEntry(path);
        Map.Entry<String, BrickPath> after = own.higherEntry(path);
        if (before != null && before.getKey().equals(path)) {
            complaints.add(
                    brick.place(),
                    brick + " is a place for bricks of " + node.name() + ", most likely a mount point itself",
                    "a folder below it, as in " + brick + "/data");
        } else if (before != null && path.startsWith(before.getKey())) {
            String rest = path.substring(before.getKey().length());
            String volume = rest.substring(0, rest.indexOf('/'));
            if (placedVolumes.contains(volume)) {
                complaints.add(
                        brick.place(),
                        brick + " lies where bricks of the volume " + volume + " will be placed",
                        "a folder with another name");
            }
        } else if (after != null && after.getKey().startsWith(path)) {
            complaints.add(
                    brick.place(),
                    brick + " lies around " + after.getValue() + ", a place for bricks of " + node.name(),
                    "a folder below a place, or beside all of them");
        }
    }

    private static TreeMap<String, BrickPath> tree(WantedNode node) {
        TreeMap<String, BrickPath> tree = new TreeMap<>();
        for (BrickPlace place : node.places()) {
            tree.put(place.path().value() + "/", place.path());
        }
        return tree;
    }
}
