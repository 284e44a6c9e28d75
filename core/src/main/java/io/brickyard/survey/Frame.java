package io.brickyard.survey;

import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pool consists of, according to the one glusterd that was asked for it.
 *
 * @param source the node that told it
 * @param here the node on which the survey runs; empty when it runs on no node of the pool, or that is not known
 * @param friends the source's view of the nodes
 * @param volumes all of them, in the order of their names
 * @param askedFrom in words
 * @param gaps volumes whose configuration could not be read
 */
record Frame(
        NodeId source, Optional<NodeId> here, Friends friends, List<Volume> volumes, String askedFrom, List<Gap> gaps) {

    Frame {
        volumes = List.copyOf(volumes);
        gaps = List.copyOf(gaps);
    }

    /** The same, with what is known of the node on which the survey runs. */
    Frame seenFrom(Optional<NodeId> node) {
        return new Frame(source, node, friends, volumes, askedFrom, gaps);
    }

    /** Every member of the pool with the names by which it is known: by the source, then as host of a brick. */
    Map<NodeId, List<HostName>> members() {
        Map<NodeId, List<HostName>> names = new LinkedHashMap<>();
        names.put(friends.self(), new ArrayList<>());
        for (Friends.Friend friend : friends.peers()) {
            names.computeIfAbsent(friend.id(), _ -> new ArrayList<>()).addAll(friend.names());
        }
        for (Volume volume : volumes) {
            for (Brick brick : volume.bricks()) {
                List<HostName> known = names.computeIfAbsent(brick.node(), _ -> new ArrayList<>());
                if (!known.contains(brick.host())) {
                    known.add(brick.host());
                }
            }
        }
        return names;
    }

    /** The bricks of started volumes, by node. */
    Map<NodeId, List<Brick>> bricksByNode() {
        Map<NodeId, List<Brick>> bricks = new LinkedHashMap<>();
        for (Volume volume : volumes) {
            if (volume.isStarted()) {
                for (Brick brick : volume.bricks()) {
                    bricks.computeIfAbsent(brick.node(), _ -> new ArrayList<>()).add(brick);
                }
            }
        }
        return bricks;
    }
}
