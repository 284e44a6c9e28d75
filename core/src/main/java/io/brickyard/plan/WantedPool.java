package io.brickyard.plan;

import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pool that somebody wants. What it does not name is left as it is, but for nodes and volumes: {@link Removal} tells what
 * becomes of those that the pool has and the document has not.
 *
 * @param name what people call the pool; GlusterFS knows no such name
 * @param nodes in the order of the document; names and addresses are all different
 * @param volumes in the order of the document; names are all different
 * @param options of the whole pool, by their GlusterFS names
 * @param glusterd options of each node's glusterd, as in its {@code glusterd.vol}, for example {@code ping-timeout}: without them
 *     glusterd waits for minutes for a peer that died silently
 * @param removal whether nodes and volumes that are not named are to go
 */
public record WantedPool(
        String name,
        List<WantedNode> nodes,
        List<WantedVolume> volumes,
        Map<String, String> options,
        Map<String, String> glusterd,
        Removal removal) {

    /** What becomes of nodes and volumes that the pool has and the document has not. */
    public enum Removal {
        /** They stay, and the plan says that it leaves them alone. */
        KEEP,
        /** Nodes without bricks of wanted volumes are detached; volumes are stopped and deleted. Needs approval. */
        REMOVE
    }

    public WantedPool {
        nodes = List.copyOf(nodes);
        volumes = List.copyOf(volumes);
        options = Map.copyOf(options);
        glusterd = Map.copyOf(glusterd);
    }

    public Optional<WantedNode> node(HostName name) {
        return nodes.stream().filter(node -> node.isCalled(name)).findFirst();
    }

    /** The name by which work on a node is asked for: this pool's, if it has the node; else the one by which its peers know it. */
    public HostName nameOf(HostName host, SeenPool seen) {
        return node(host)
                .map(WantedNode::name)
                .or(() -> seen.member(host).map(this::nameOf))
                .orElse(host);
    }

    private HostName nameOf(SeenNode member) {
        return nodes.stream()
                .filter(node -> member.isCalled(node.name())
                        || node.addresses().values().stream().anyMatch(member::isCalled))
                .map(WantedNode::name)
                .findFirst()
                .orElse(member.name());
    }

    public Optional<WantedVolume> volume(VolumeName name) {
        return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
    }

    /** The same pool with other nodes. */
    public WantedPool withNodes(List<WantedNode> others) {
        return new WantedPool(name, others, volumes, options, glusterd, removal);
    }

    /** The same pool with other volumes, as placement makes them. */
    public WantedPool withVolumes(List<WantedVolume> others) {
        return new WantedPool(name, nodes, others, options, glusterd, removal);
    }
}
