package io.brickyard.plan;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a node told of itself when it was asked over any transport.
 *
 * @param id by its {@code glusterd.info}; empty when glusterd never ran there
 * @param running whether its glusterd runs
 * @param glusterd options that its {@code glusterd.vol} sets
 * @param places what it found at the places that it was asked for
 * @param knows what its glusterd folder says of the pool, if that was asked for
 */
public record NodeFacts(
        Optional<NodeId> id,
        boolean running,
        Map<String, String> glusterd,
        List<PlaceFacts> places,
        NodeKnowledge knows) {

    /** Of a node that was not asked what it knows of the pool. */
    public NodeFacts(Optional<NodeId> id, boolean running, Map<String, String> glusterd, List<PlaceFacts> places) {
        this(id, running, glusterd, places, NodeKnowledge.UNTOLD);
    }

    /**
     * What lies at a place for bricks, or at a brick's folder.
     *
     * @param exists whether there is a folder
     * @param mounted whether it lies on another file system than {@code /}
     * @param total size of its file system; zero when there is no folder
     * @param free what of it is free
     * @param empty whether the folder has no entries; a folder that does not exist is empty
     * @param volume the volume whose mark ({@code trusted.glusterfs.volume-id}) it has
     * @param device what lies on the device that was asked for beside it; empty when none was asked for
     * @param remains the volumes of which bricks that were taken away lie beside it and are not wholly removed yet
     */
    public record PlaceFacts(
            BrickPath path,
            boolean exists,
            boolean mounted,
            Bytes total,
            Bytes free,
            boolean empty,
            Optional<UUID> volume,
            Optional<DeviceFacts> device,
            Set<UUID> remains) {

        public PlaceFacts {
            remains = Set.copyOf(remains);
        }

        /** Of a place beside which nothing is being removed. */
        public PlaceFacts(
                BrickPath path,
                boolean exists,
                boolean mounted,
                Bytes total,
                Bytes free,
                boolean empty,
                Optional<UUID> volume,
                Optional<DeviceFacts> device) {
            this(path, exists, mounted, total, free, empty, volume, device, Set.of());
        }
    }

    /**
     * What lies on a block device.
     *
     * @param exists whether it is a block device
     * @param content what holds it: a file system's type, {@code partition table}, {@code mounted at …}; empty: nothing at all
     * @param size zero when there is none
     */
    public record DeviceFacts(String path, boolean exists, Optional<String> content, Bytes size) {}

    public NodeFacts {
        places = List.copyOf(places);
        glusterd = Map.copyOf(glusterd);
    }

    public Optional<PlaceFacts> place(BrickPath path) {
        return places.stream().filter(place -> place.path().equals(path)).findFirst();
    }
}
