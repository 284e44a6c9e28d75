package io.brickyard.plan.change;

import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.plan.placement.Placement;
import io.brickyard.plan.placement.Placing;
import io.brickyard.plan.placement.Shortage;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A pool as it was found, as the one that is wanted: planning it gives nothing to do. */
public final class AsItIs {

    private AsItIs() {}

    /** @param name what the pool is to be called */
    public static WantedPool of(SeenPool seen, String name) {
        List<WantedVolume> volumes = seen.volumes().stream().map(AsItIs::volume).toList();
        WantedPool strict = new WantedPool(
                name,
                seen.nodes().stream().map(AsItIs::node).toList(),
                volumes,
                seen.options(),
                Map.of(),
                WantedPool.Removal.KEEP);
        Set<VolumeName> fragile = fragile(strict, seen);
        return strict.withVolumes(volumes.stream()
                .map(volume -> volume.asFragile(fragile.contains(volume.name())))
                .toList());
    }

    /** Those that would not be laid out so today: whoever made them wanted them so. */
    private static Set<VolumeName> fragile(WantedPool pool, SeenPool seen) {
        return switch (Placement.place(pool, seen)) {
            case Placing.Placed _ -> Set.of();
            case Placing.Impossible(List<Shortage> shortages) ->
                shortages.stream().map(Shortage::volume).collect(Collectors.toUnmodifiableSet());
        };
    }

    /** Further names are kept as networks of their own, since it is not known which networks they belong to. */
    private static WantedNode node(SeenNode seen) {
        Map<String, HostName> addresses = new HashMap<>();
        int number = 1;
        for (HostName address : seen.node().addresses()) {
            if (!address.equals(seen.name())) {
                addresses.put("network" + ++number, address);
            }
        }
        return new WantedNode(seen.name(), addresses, Optional.empty(), List.of());
    }

    private static WantedVolume volume(Volume volume) {
        return new WantedVolume(
                volume.name(),
                volume.layout(),
                new WantedVolume.Listed(
                        volume.bricks().stream().map(AsItIs::brick).toList()),
                volume.options(),
                Optional.empty(),
                volume.isStarted(),
                false);
    }

    static WantedBrick brick(Brick brick) {
        return new WantedBrick(brick.host(), brick.path());
    }
}
