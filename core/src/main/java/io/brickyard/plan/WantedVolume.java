package io.brickyard.plan;

import io.brickyard.pool.Bytes;
import io.brickyard.pool.Layout;
import io.brickyard.pool.VolumeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A volume that is to be there.
 *
 * @param layout of each subvolume
 * @param bricks listed one by one, or how many subvolumes to find places for
 * @param options by their GlusterFS names; those of its profile are among them. What is not named is left alone
 * @param network the network whose names its bricks are called by; empty: the nodes' own names
 * @param started whether it is to be started
 * @param fragile whether it may be laid out so that the loss of one node takes files away
 */
public record WantedVolume(
        VolumeName name,
        Layout layout,
        Bricks bricks,
        Map<String, String> options,
        Optional<String> network,
        boolean started,
        boolean fragile) {

    /** Which bricks. */
    public sealed interface Bricks {}

    /**
     * These, in GlusterFS's order: consecutive bricks form a subvolume; an arbiter is the last of its subvolume.
     *
     * @param bricks a multiple of the layout's bricks per subvolume, at least one subvolume
     */
    public record Listed(List<WantedBrick> bricks) implements Bricks {
        public Listed {
            bricks = List.copyOf(bricks);
        }
    }

    /**
     * Those that placement finds in the nodes' places. Bricks that the volume has already stay where they are.
     *
     * @param subvolumes how many; empty: as many as {@code size} needs, or as places allow when that is empty too
     * @param size how much the volume is to hold, at least
     */
    public record Placed(OptionalInt subvolumes, Optional<Bytes> size, Growth growth) implements Bricks {}

    /** How subvolumes lie on nodes. */
    public enum Growth {
        /** Each subvolume on nodes of its own, as far as possible: the pool grows by whole sets of nodes. */
        WHOLE,
        /** Each subvolume begins one node after the one before, so that the pool can grow node by node. */
        CHAINED
    }

    public WantedVolume {
        options = Map.copyOf(options);
    }

    /** The same volume with its bricks listed. */
    public WantedVolume on(List<WantedBrick> places) {
        return new WantedVolume(name, layout, new Listed(places), options, network, started, fragile);
    }

    /** The same volume with its bricks to be placed. */
    public WantedVolume placed(Placed search) {
        return new WantedVolume(name, layout, search, options, network, started, fragile);
    }

    /** The same volume, which may lose files with a node or not. */
    public WantedVolume asFragile(boolean allowed) {
        return new WantedVolume(name, layout, bricks, options, network, started, allowed);
    }
}
