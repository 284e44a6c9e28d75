package io.brickyard.deploy;

import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Node;
import io.brickyard.pool.Volume;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.Survey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pool as it was found, as the one that is wanted: planning it gives nothing to do. */
public final class Exported {

    private Exported() {}

    /** @param name what the pool is to be called */
    public static WantedPool of(Survey survey, String name) {
        List<WantedNode> nodes = survey.nodes().stream().map(Exported::node).toList();
        List<WantedVolume> volumes =
                survey.volumes().stream().map(Exported::volume).toList();
        return new WantedPool(name, nodes, volumes, survey.extras().options(), Map.of(), WantedPool.Removal.KEEP);
    }

    /** Further names are kept as networks of their own, since it is not known which networks they belong to. */
    private static WantedNode node(NodeReport report) {
        Node node = report.node();
        Map<String, HostName> addresses = new HashMap<>();
        int number = 1;
        for (HostName address : node.addresses()) {
            if (!address.equals(node.name())) {
                addresses.put("network" + ++number, address);
            }
        }
        return new WantedNode(node.name(), addresses, Optional.empty(), List.of());
    }

    private static WantedVolume volume(Volume volume) {
        return new WantedVolume(
                volume.name(),
                volume.layout(),
                new WantedVolume.Listed(volume.bricks().stream()
                        .map(brick -> new WantedBrick(brick.host(), brick.path()))
                        .toList()),
                volume.options(),
                Optional.empty(),
                volume.isStarted(),
                fragile(volume));
    }

    /** Whether some subvolume has two bricks on a node, or each file is on one brick only. */
    private static boolean fragile(Volume volume) {
        return volume.layout() instanceof Layout.Single
                || volume.subvolumes().stream().anyMatch(subvolume -> {
                    Set<Object> nodes = new HashSet<>();
                    return !subvolume.bricks().stream().allMatch(brick -> nodes.add(brick.node()));
                });
    }
}
