package io.brickyard.glusterd;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts a volume together from what glusterd says of it, whichever way it says it (XML or RPC) and in whatever order.
 *
 * <p>The layout follows from the counts alone: a disperse count makes it dispersed, else a replica count above 1
 * replicated, else every brick stands for itself; a thin arbiter turns replica 2 into its own layout. Consecutive bricks
 * form the subvolumes. The type number is not used, because XML and RPC number the distributed types differently.
 *
 * <p>Always holds: {@link #assemble} returns a volume that is whole, or fails as unreadable and names what is wrong.
 */
public final class VolumeAssembly {
    /** The option that holds a thin arbiter's port (GlusterFS 7 and later). */
    private static final String THIN_ARBITER_PORT = "client.ta-brick-port";

    private record BrickEntry(String place, String node, boolean arbiter) {}

    private final String name;
    private String id = "";
    private int status = -1;
    private int replica = 1;
    private int arbiters;
    private int disperse;
    private int redundancy;
    private int snapshots;
    private String thinArbiter = "";
    private final List<BrickEntry> bricks = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    private VolumeAssembly(String name) {
        this.name = name;
    }

    public static VolumeAssembly of(String name) {
        return new VolumeAssembly(name);
    }

    public VolumeAssembly id(String uuid) {
        id = uuid;
        return this;
    }

    /** GlusterFS's own number: 0 created, 1 started, 2 stopped. */
    public VolumeAssembly status(int number) {
        status = number;
        return this;
    }

    /** Bricks of a replica set, arbiter included; 1 (or 0) when the volume is not replicated. */
    public VolumeAssembly replica(int count) {
        replica = count;
        return this;
    }

    /** Arbiters of a replica set, 0 or 1. Needed where glusterd does not mark the arbiter bricks themselves. */
    public VolumeAssembly arbiters(int count) {
        arbiters = count;
        return this;
    }

    /** Bricks of a disperse set, 0 when the volume is not dispersed. */
    public VolumeAssembly disperse(int count) {
        disperse = count;
        return this;
    }

    public VolumeAssembly redundancy(int count) {
        redundancy = count;
        return this;
    }

    public VolumeAssembly snapshots(int count) {
        snapshots = count;
        return this;
    }

    /** The thin arbiter as {@code host:/path}; an empty text when there is none. */
    public VolumeAssembly thinArbiter(String place) {
        thinArbiter = place;
        return this;
    }

    /**
     * Adds the next brick, in the order of {@code volume info}.
     *
     * @param place {@code host:/path}
     * @param node UUID of the node that holds it
     * @param arbiter whether glusterd marks it as an arbiter
     */
    public VolumeAssembly brick(String place, String node, boolean arbiter) {
        bricks.add(new BrickEntry(place, node, arbiter));
        return this;
    }

    public VolumeAssembly option(String option, String value) {
        options.put(option, value);
        return this;
    }

    /**
     * The volume, whole.
     *
     * @throws GlusterdFailure.Unreadable when what was said does not make a volume
     */
    public Volume assemble() {
        try {
            Layout layout = layout();
            return new Volume(
                    new VolumeName(name),
                    UUID.fromString(id),
                    volumeStatus(),
                    layout,
                    Volume.inSubvolumes(layout, bricks(layout)),
                    options,
                    snapshots);
        } catch (IllegalArgumentException e) {
            throw new GlusterdFailure.Unreadable(
                    "glusterd describes volume '" + name + "' in a way that makes no sense: " + e.getMessage());
        }
    }

    private Volume.Status volumeStatus() {
        return switch (status) {
            case 0 -> Volume.Status.CREATED;
            case 1 -> Volume.Status.STARTED;
            case 2 -> Volume.Status.STOPPED;
            default -> throw new IllegalArgumentException("status " + status);
        };
    }

    private Layout layout() {
        if (disperse > 0) {
            return new Layout.Dispersed(disperse, redundancy);
        }
        if (!thinArbiter.isEmpty()) {
            if (replica != 2) {
                throw new IllegalArgumentException("a thin arbiter with replica " + replica);
            }
            return new Layout.ThinArbitrated(
                    thinArbiterOf(thinArbiter, Optional.ofNullable(options.get(THIN_ARBITER_PORT))));
        }
        return replica > 1 ? new Layout.Replicated(replica, marksArbiters() ? 1 : arbiters) : new Layout.Single();
    }

    private boolean marksArbiters() {
        for (BrickEntry brick : bricks) {
            if (brick.arbiter()) {
                return true;
            }
        }
        return false;
    }

    private List<Brick> bricks(Layout layout) {
        boolean marked = marksArbiters();
        boolean lastArbitrates =
                layout instanceof Layout.Replicated replicated && replicated.arbiters() == 1 && !marked;
        int size = layout.bricksPerSubvolume();
        List<Brick> result = new ArrayList<>(bricks.size());
        Set<BrickId> seen = new HashSet<>();
        for (BrickEntry entry : bricks) {
            boolean last = result.size() % size == size - 1;
            Brick.Role role = entry.arbiter() || (lastArbitrates && last) ? Brick.Role.ARBITER : Brick.Role.DATA;
            BrickId brickId = new BrickId(NodeId.parse(entry.node()), pathOf(entry.place()));
            if (!seen.add(brickId)) {
                throw new IllegalArgumentException("'" + entry.place() + "' is two bricks of one volume");
            }
            result.add(new Brick(brickId, hostOf(entry.place()), role));
        }
        return result;
    }

    private static ThinArbiter thinArbiterOf(String place, Optional<String> port) {
        Port chosen = ThinArbiter.DEFAULT_PORT;
        if (port.isPresent()) {
            chosen = new Port(Integer.parseInt(port.get()));
        }
        return new ThinArbiter(hostOf(place), pathOf(place), chosen);
    }

    /**
     * The host of {@code host:/path}; IPv6 literals stand there without brackets.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static HostName hostOf(String place) {
        return new HostName(place.substring(0, cut(place)));
    }

    /**
     * The path of {@code host:/path}.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static BrickPath pathOf(String place) {
        return new BrickPath(place.substring(cut(place) + 1));
    }

    /** A path with other bytes than UTF-8 could not be asked about: glusterd would not know the one that we send. */
    private static int cut(String place) {
        if (place.indexOf('\ufffd') >= 0) {
            throw new IllegalArgumentException("the brick path '" + place + "' is not in UTF-8");
        }
        int cut = place.indexOf(":/");
        if (cut < 0) {
            throw new IllegalArgumentException("not a brick's host:/path: '" + place + "'");
        }
        return cut;
    }
}
