package io.brickyard.plan.placement;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The nodes and places of a pool, by whatever name they are called, and how full they are.
 *
 * <p>Nodes of the document come first and in its order, so that the same document always meets the same terrain, in whatever
 * order the pool was seen.
 */
final class Terrain {

    private static final long LEAST_LOG = 64L << 20;

    private final List<Site> sites = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Map<HostName, Site> byName = new HashMap<>();
    private final Map<NodeId, Site> byId = new HashMap<>();
    private final Map<String, Integer> zones = new HashMap<>();
    private final Map<String, List<Slot>> taken = new HashMap<>();
    private final List<Site> wanted;
    private final List<Integer> zoneSizes;
    private final int namedZones;

    private Terrain(WantedPool pool, SeenPool seen) {
        for (WantedNode node : pool.nodes()) {
            Site site = add(node, false);
            byName.put(node.name(), site);
            node.addresses().values().forEach(address -> byName.putIfAbsent(address, site));
            Optional<NodeFacts> facts = seen.facts(node.name());
            for (BrickPlace place : node.places()) {
                Slot slot = new Slot(slots.size(), site, place, measure(place, facts));
                slots.add(slot);
                site.slots.add(slot);
                site.open++;
            }
        }
        wanted = List.copyOf(sites);
        boolean leaving = pool.removal() == WantedPool.Removal.REMOVE;
        seen.nodes().stream().sorted(Comparator.comparing(SeenNode::id)).forEach(node -> meet(node, leaving));
        zoneSizes = sites.stream()
                .filter(site -> !site.leaving)
                .collect(Collectors.groupingBy(site -> site.zone, Collectors.summingInt(_ -> 1)))
                .values()
                .stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        namedZones = (int) pool.nodes().stream()
                .flatMap(node -> node.zone().stream())
                .distinct()
                .count();
        weigh();
    }

    static Terrain of(WantedPool pool, SeenPool seen) {
        return new Terrain(pool, seen);
    }

    /** Nodes of the document. */
    List<Site> sites() {
        return wanted;
    }

    /** Places of the document. */
    List<Slot> slots() {
        return slots;
    }

    /** One more than the highest number of a failure domain. */
    int zones() {
        return zones.size();
    }

    /** How many zones the document names. */
    int namedZones() {
        return namedZones;
    }

    /** How many members the pool is to have. */
    int members() {
        return zoneSizes.stream().mapToInt(Integer::intValue).sum();
    }

    /** How many members each failure domain is to have, the largest first. */
    List<Integer> zoneSizes() {
        return zoneSizes;
    }

    /** A domain's name. */
    String zoneName(int zone) {
        return sites.stream()
                .filter(site -> site.zone == zone)
                .findFirst()
                .map(site -> site.node.domain())
                .orElseThrow();
    }

    Site site(HostName host) {
        Site known = byName.get(host);
        return known != null ? known : stranger(host, false);
    }

    Site site(NodeId node, HostName host) {
        Site known = byId.get(node);
        return known != null ? known : site(host);
    }

    /** The place of the document that a folder of a node lies in, or the folder itself. */
    Slot slot(Site site, BrickPath path) {
        for (Slot slot : site.slots) {
            if (path.equals(slot.place.path()) || path.value().startsWith(slot.prefix)) {
                return slot;
            }
        }
        return new Slot(-1, site, new BrickPlace(path, Optional.empty(), Optional.empty()), Slot.Measure.NONE);
    }

    /** Notes a brick that is there, or will be. */
    void occupy(Site site, BrickPath path, String volume, boolean arbiter) {
        for (Slot slot : site.slots) {
            String prefix = slot.prefix;
            if (path.value().startsWith(prefix)) {
                String folder = path.value().substring(prefix.length());
                take(slot, folder.indexOf('/') < 0 ? folder : folder.substring(0, folder.indexOf('/')));
                take(slot, volume);
                slot.arbiters += arbiter ? 1 : 0;
                slot.data += arbiter ? 0 : 1;
            } else if (path.equals(slot.place.path()) || prefix.startsWith(within(path))) {
                slot.close();
            }
        }
    }

    private void take(Slot slot, String folder) {
        if (slot.take(folder)) {
            taken.computeIfAbsent(folder, _ -> new ArrayList<>()).add(slot);
        }
    }

    /** The places in which a volume of this name can have no brick more. */
    List<Slot> takenFor(String volume) {
        return taken.getOrDefault(volume, List.of());
    }

    static String within(BrickPath path) {
        return path.value().endsWith("/") ? path.value() : path.value() + "/";
    }

    private Site add(WantedNode node, boolean leaving) {
        int zone = zones.computeIfAbsent(node.domain(), _ -> zones.size());
        Site site = new Site(sites.size(), node, zone, leaving);
        sites.add(site);
        return site;
    }

    private Site stranger(HostName host, boolean leaving) {
        Site site = add(new WantedNode(host, Map.of(), Optional.empty(), List.of()), leaving);
        byName.put(host, site);
        return site;
    }

    private void meet(SeenNode node, boolean leaving) {
        List<HostName> names = new ArrayList<>(node.node().addresses());
        names.add(node.name());
        Optional<Site> known = names.stream()
                .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                .findFirst();
        Site site = known.orElseGet(() -> stranger(node.name(), leaving));
        byId.put(node.id(), site);
        names.forEach(name -> byName.putIfAbsent(name, site));
    }

    /** A device tells the same size before and after it is formatted; its file system takes a little of it. */
    private static Slot.Measure measure(BrickPlace place, Optional<NodeFacts> facts) {
        Optional<NodeFacts.PlaceFacts> found = facts.flatMap(node -> node.place(place.path()));
        // The folder of a device that is not mounted yet lies on another file system, which tells nothing.
        Optional<NodeFacts.PlaceFacts> folder = found.filter(told ->
                told.total().count() > 0 && (told.mounted() || place.device().isEmpty()));
        double used = folder.map(
                        told -> 1 - (double) told.free().count() / told.total().count())
                .map(part -> Math.floor(Math.clamp(part, 0, 1) * 10) / 10)
                .orElse(0.0);
        long device = found.flatMap(NodeFacts.PlaceFacts::device)
                .map(told -> told.size().count())
                .orElse(0L);
        if (device > 0) {
            return new Slot.Measure(Math.max(0, device - Math.max(LEAST_LOG, device / 50)), used);
        }
        long size = folder.map(NodeFacts.PlaceFacts::total)
                .or(place::size)
                .map(Bytes::count)
                .orElse(Slot.UNKNOWN);
        return new Slot.Measure(size, used);
    }

    private void weigh() {
        double mean = slots.stream()
                .mapToLong(slot -> slot.size)
                .filter(size -> size > 0)
                .average()
                .orElse(1);
        for (Slot slot : slots) {
            slot.relative = slot.size > 0 ? slot.size / mean : slot.size == 0 ? 1e-6 : 1;
        }
        sites.forEach(Site::weigh);
    }
}
