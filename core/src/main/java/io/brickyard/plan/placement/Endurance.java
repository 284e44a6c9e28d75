package io.brickyard.plan.placement;

import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what a volume survives, by trying: for each subvolume it looks for the smallest set of nodes, or zones, without which its
 * clients have no quorum. A larger set never does less harm than a part of it, so all smaller ones are survived. Server quorum
 * counts too, where the volume has it.
 *
 * <p>A thin arbiter counts as a node of its own.
 */
final class Endurance {

    /** Larger sets are not tried: nobody asks, and their number explodes. */
    private static final int MOST = 4;

    private final Terrain terrain;
    private final WantedPool pool;
    private final SeenPool seen;

    Endurance(Terrain terrain, WantedPool pool, SeenPool seen) {
        this.terrain = terrain;
        this.pool = pool;
        this.seen = seen;
    }

    /** The options that the volume will have: what the document does not name is left as it is. */
    Map<String, String> options(WantedVolume volume) {
        Map<String, String> options =
                new HashMap<>(seen.volume(volume.name()).map(Volume::options).orElse(Map.of()));
        options.putAll(volume.options());
        return options;
    }

    Tolerance of(WantedVolume volume, List<List<Seat>> subvolumes) {
        Map<String, String> options = options(volume);
        ClientQuorum quorum = ClientQuorum.of(volume.layout(), options);
        Weakest nodes = weakest(volume.layout(), subvolumes, quorum, false);
        Weakest zones = weakest(volume.layout(), subvolumes, quorum, true);
        int lostNodes = nodes.losses - 1;
        int lostZones = zones.losses - 1;
        String why = lostNodes == 0 ? nodes.why() : lostZones == 0 ? zones.why() : "";
        if (hasServerQuorum(options)) {
            int spare = terrain.members() - serverQuorum();
            int whole = zonesWithin(spare);
            if (lostNodes > 0 && spare == 0 || lostZones > 0 && whole == 0) {
                why = "server quorum wants " + serverQuorum() + " of the pool's " + terrain.members()
                        + " nodes, and stops all bricks with fewer";
            }
            lostNodes = Math.min(lostNodes, spare);
            lostZones = Math.min(lostZones, whole);
        }
        return new Tolerance(lostZones, lostNodes, terrain.namedZones() > 0, quorum.canSplitBrain(), why);
    }

    /** Whether the pool has so few nodes that server quorum stops the volume with any of them. */
    boolean stopsWithAnyNode(WantedVolume volume) {
        return hasServerQuorum(options(volume)) && terrain.members() <= serverQuorum();
    }

    private static boolean hasServerQuorum(Map<String, String> options) {
        return options.getOrDefault("cluster.server-quorum-type", "none").equals("server");
    }

    /** glusterd-server-quorum.c, {@code glusterd_get_quorum_cluster_counts}. */
    private int serverQuorum() {
        String ratio = Optional.ofNullable(pool.options().get("cluster.server-quorum-ratio"))
                .or(() -> Optional.ofNullable(seen.options().get("cluster.server-quorum-ratio")))
                .orElse("");
        try {
            double percent = Double.parseDouble(ratio.replace("%", "").trim());
            if (percent > 0 && percent <= 100) {
                return (int) Math.ceil(terrain.members() * percent / 100);
            }
        } catch (NumberFormatException _) {
            // as if it were not set
        }
        return terrain.members() / 2 + 1;
    }

    /** How many zones, the largest first, have no more than so many nodes. */
    private int zonesWithin(int nodes) {
        int left = nodes;
        int zones = 0;
        for (int size : terrain.zoneSizes()) {
            left -= size;
            if (left < 0) {
                break;
            }
            zones++;
        }
        return zones;
    }

    /** The subvolume that the fewest losses stop, how many that are, and one of them. */
    private record Weakest(int losses, int subvolume, List<Seat> seats, String lost) {
        String why() {
            List<String> bricks =
                    seats.stream().map(seat -> seat.brick().toString()).toList();
            String named = bricks.size() <= 6 ? String.join(" ", bricks) : bricks.size() + " bricks";
            return "without " + lost + " subvolume " + (subvolume + 1) + " stops (" + named + ")";
        }
    }

    private Weakest weakest(Layout layout, List<List<Seat>> subvolumes, ClientQuorum quorum, boolean byZone) {
        Weakest weakest = new Weakest(MOST + 1, 0, List.of(), "");
        for (int i = 0; i < subvolumes.size() && weakest.losses > 1; i++) {
            List<Site> members =
                    new ArrayList<>(subvolumes.get(i).stream().map(Seat::site).toList());
            if (layout instanceof Layout.ThinArbitrated arbitrated) {
                members.add(terrain.site(arbitrated.thinArbiter().host()));
            }
            Trial trial = new Trial(members, quorum, site -> byZone ? site.zone : site.index);
            for (int losses = 1; losses < weakest.losses; losses++) {
                if (trial.stops(losses, 0)) {
                    weakest = new Weakest(losses, i, subvolumes.get(i), name(trial.firstLost(), byZone));
                }
            }
        }
        return weakest;
    }

    private static String name(Site site, boolean byZone) {
        return byZone && site.node.zone().isPresent() ? "zone " + site.node.domain() : site.toString();
    }
}
