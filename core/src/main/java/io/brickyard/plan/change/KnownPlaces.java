package io.brickyard.plan.change;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.Planning.Obstacle;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where new bricks may be made: in the places that somebody named or, without any, where the nodes that are up have bricks already.
 * What lies right below {@code /} tells no place: its parent is the root file system.
 *
 * @param named each a node by any of its names, and a folder of it
 */
record KnownPlaces(SeenPool seen, List<WantedBrick> named) {

    private static final BrickPath ROOT = new BrickPath("/");

    /** What stands against the named ones. */
    List<Obstacle> obstacles() {
        List<Obstacle> obstacles = new ArrayList<>();
        for (WantedBrick place : named) {
            Optional<SeenNode> node = seen.member(place.host());
            if (node.isEmpty()) {
                obstacles.add(new Obstacle(
                        "place " + place,
                        place.host() + " is no member of the pool",
                        "make it one first: gluster peer probe " + place.host()));
            } else if (!node.get().isUp()) {
                obstacles.add(new Obstacle(
                        "place " + place, place.host() + " is away: its glusterd does not answer", "bring it back"));
            }
        }
        return obstacles;
    }

    /** The node with its places. */
    WantedNode on(WantedNode node) {
        Optional<SeenNode> member = seen.member(node).filter(SeenNode::isUp);
        List<BrickPlace> places = member.stream()
                .flatMap(found -> (named.isEmpty() ? inUse(found.id()) : named(found)).stream())
                .map(path -> new BrickPlace(path, Optional.empty(), Optional.empty()))
                .toList();
        return new WantedNode(node.name(), node.addresses(), node.zone(), places);
    }

    private SortedSet<BrickPath> named(SeenNode node) {
        SortedSet<BrickPath> paths = new TreeSet<>();
        named.stream().filter(place -> isOn(place, node.id())).forEach(place -> paths.add(place.path()));
        return paths;
    }

    private SortedSet<BrickPath> inUse(NodeId node) {
        SortedSet<BrickPath> paths = new TreeSet<>();
        for (Volume volume : seen.volumes()) {
            for (Brick brick : volume.bricks()) {
                if (brick.node().equals(node) && !brick.path().parent().equals(ROOT)) {
                    paths.add(brick.path().parent());
                }
            }
        }
        return paths;
    }

    /** The volume, its bricks called by the names by which their places were named. */
    WantedVolume asNamed(WantedVolume volume) {
        return volume.bricks() instanceof WantedVolume.Listed(List<WantedBrick> bricks)
                ? volume.on(bricks.stream().map(brick -> asNamed(volume, brick)).toList())
                : volume;
    }

    private WantedBrick asNamed(WantedVolume volume, WantedBrick brick) {
        boolean there = seen.volume(volume.name())
                .filter(found -> found.bricks().stream()
                        .anyMatch(known -> AsItIs.brick(known).equals(brick)))
                .isPresent();
        Optional<HostName> name = named.stream()
                .filter(place -> brick.path().parent().equals(place.path()))
                .filter(place -> seen.member(brick.host())
                        .filter(node -> isOn(place, node.id()))
                        .isPresent())
                .map(WantedBrick::host)
                .findFirst();
        return there
                ? brick
                : name.map(host -> new WantedBrick(host, brick.path())).orElse(brick);
    }

    private boolean isOn(WantedBrick place, NodeId node) {
        return seen.member(place.host())
                .filter(found -> found.id().equals(node))
                .isPresent();
    }
}
