package io.brickyard.peering.simulation;

import io.brickyard.pool.BrickId;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one glusterd knows of its pool; the higher version is the newer. Members by the names that they are called by. */
record Configuration(long version, Map<NodeId, Set<HostName>> members, Map<VolumeName, Volume> volumes) {

    static Configuration alone(NodeId id, HostName name) {
        return new Configuration(0, Map.of(id, Set.of(name)), Map.of());
    }

    Configuration called(NodeId id, HostName name) {
        Map<NodeId, Set<HostName>> more = new TreeMap<>(members);
        Set<HostName> names = new LinkedHashSet<>(members.getOrDefault(id, Set.of()));
        names.add(name);
        more.put(id, names);
        return new Configuration(version + 1, more, volumes);
    }

    Configuration without(NodeId id) {
        Map<NodeId, Set<HostName>> fewer = new TreeMap<>(members);
        fewer.remove(id);
        return new Configuration(version + 1, fewer, volumes);
    }

    Configuration with(Volume volume) {
        Map<VolumeName, Volume> more = new LinkedHashMap<>(volumes);
        more.put(volume.name(), volume);
        return new Configuration(version + 1, members, more);
    }

    boolean has(NodeId id) {
        return members.containsKey(id);
    }

    NodeId called(HostName name) {
        return members.entrySet().stream()
                .filter(member -> member.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    Set<BrickId> bricks() {
        return volumes.values().stream()
                .flatMap(volume -> volume.bricks().stream())
                .map(brick -> brick.id())
                .collect(Collectors.toSet());
    }

    boolean hasBricks(NodeId id) {
        return bricks().stream().anyMatch(brick -> brick.node().equals(id));
    }
}
