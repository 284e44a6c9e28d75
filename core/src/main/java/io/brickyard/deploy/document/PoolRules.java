package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.ThinArbiter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at nodes and volumes together, for what GlusterFS would refuse, and for what a loss of one node would take away. */
final class PoolRules {

    private final Complaints complaints;
    private final List<WantedNode> nodes;
    private final boolean allNodes;
    private final Map<String, WantedNode> byHost = new LinkedHashMap<>();
    private final Set<String> networks = new TreeSet<>();

    /** @param allNodes whether all nodes of the document could be read */
    PoolRules(List<WantedNode> nodes, boolean allNodes, Complaints complaints) {
        this.complaints = complaints;
        this.nodes = nodes;
        this.allNodes = allNodes;
        for (WantedNode node : nodes) {
            byHost.put(key(node.name()), node);
            node.addresses().values().forEach(address -> byHost.put(key(address), node));
            networks.addAll(node.addresses().keySet());
        }
    }

    private static String key(HostName host) {
        return host.value().toLowerCase(Locale.ROOT);
    }

    /** The volumes, with their bricks called by the names of their networks. */
    List<WantedVolume> apply(List<VolumesReader.ReadVolume> volumes) {
        Set<String> placed = volumes.stream()
                .filter(read -> !read.section().has("bricks"))
                .map(VolumesReader.ReadVolume::name)
                .collect(Collectors.toUnmodifiableSet());
        BrickRules rules = new BrickRules(complaints, placed);
        List<WantedVolume> checked = new ArrayList<>();
        for (VolumesReader.ReadVolume read : volumes) {
            read.section().text("network").ifPresent(this::network);
            List<Optional<WantedNode>> hosts = hosts(read, rules);
            read.volume().ifPresent(volume -> {
                quorum(read, volume);
                checked.add(
                        switch (volume.bricks()) {
                            case WantedVolume.Listed _ -> listed(read, volume, hosts, rules);
                            case WantedVolume.Placed _ -> placed(read, volume);
                        });
            });
        }
        return checked;
    }

    /** The nodes of the listed bricks, also of a volume that could not be read as a whole. */
    private List<Optional<WantedNode>> hosts(VolumesReader.ReadVolume read, BrickRules rules) {
        List<Optional<WantedNode>> hosts = new ArrayList<>();
        for (BrickText.Written brick : read.listed()) {
            Optional<WantedNode> node = node(brick);
            node.ifPresent(found -> rules.claim(found, brick, "volume " + quoted(read.name())));
            hosts.add(node);
            if (!read.fragile() && brick.path().value().lastIndexOf('/') == 0) {
                // Either the folder is a mount point itself, or it is on the root file system: GlusterFS wants force
                // for both.
                complaints.add(
                        brick.place(),
                        brick + " lies directly in the root of the file system",
                        "a folder below a mount point, as in " + brick.host() + ":/export/brick1" + brick.path());
            }
        }
        return hosts;
    }

    void network(Tree.Text text) {
        if (!networks.contains(text.value())) {
            complaints.add(
                    text.place(),
                    "no node has an address in the network " + quoted(text.value()),
                    Nearest.to(text.value(), networks)
                            .map(near -> "is " + near + " meant?")
                            .orElse(
                                    networks.isEmpty()
                                            ? "a network that nodes have in their addresses"
                                            : "known are " + String.join(", ", networks)));
        }
    }

    private void quorum(VolumesReader.ReadVolume read, WantedVolume volume) {
        int bricks = volume.layout().bricksPerSubvolume();
        String key = volume.layout() instanceof Layout.Dispersed ? "disperse.quorum-count" : "cluster.quorum-count";
        String count = volume.options().get(key);
        // What is longer, the option's own rule has refused.
        if (count != null && bricks > 1 && count.matches("[0-9]{1,9}") && Integer.parseInt(count) > bricks) {
            complaints.add(
                    read.section().place("options"),
                    key + " " + count + " is more than the " + bricks + " bricks of a subvolume",
                    "a number up to " + bricks);
        }
    }

    private WantedVolume placed(VolumesReader.ReadVolume read, WantedVolume volume) {
        long able = nodes.stream().filter(node -> !node.places().isEmpty()).count();
        int needed = volume.fragile() ? 1 : volume.layout().bricksPerSubvolume();
        if (able < needed && allNodes) {
            complaints.add(
                    read.section().place(),
                    "volume " + volume.name() + " needs places for bricks on " + needed
                            + (needed == 1 ? " node" : " nodes") + ", and "
                            + (able == 0 ? "none has any" : able + (able == 1 ? " has" : " have")),
                    "bricks: [/export/brick1] at nodes or in defaults, or a list of bricks in the volume");
        }
        return volume;
    }

    private WantedVolume listed(
            VolumesReader.ReadVolume read, WantedVolume volume, List<Optional<WantedNode>> hosts, BrickRules rules) {
        if (!volume.fragile()) {
            setsAreSpread(read, volume.layout().bricksPerSubvolume(), hosts);
        }
        if (volume.layout() instanceof Layout.ThinArbitrated thin) {
            thinArbiter(read, thin.thinArbiter(), hosts, rules);
        }
        List<WantedBrick> called = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            BrickText.Written brick = read.listed().get(i);
            HostName host = hosts.get(i)
                    .filter(found -> found.name().equals(brick.host()))
                    .map(found -> found.in(volume.network()))
                    .orElse(brick.host());
            called.add(new WantedBrick(host, brick.path()));
        }
        return volume.on(called);
    }

    private Optional<WantedNode> node(BrickText.Written brick) {
        WantedNode node = byHost.get(key(brick.host()));
        if (node == null && !complaints.full()) {
            complaints.add(
                    brick.place(),
                    "no node has the name or address " + brick.host(),
                    Nearest.to(brick.host().value(), byHost.keySet())
                            .map(near -> "is " + near + " meant?")
                            .orElse("one of the document's nodes, by its name or an address"));
        }
        return Optional.ofNullable(node);
    }

    /** Two bricks of a set on one node: also where its names differ. */
    private void setsAreSpread(VolumesReader.ReadVolume read, int each, List<Optional<WantedNode>> hosts) {
        int written = read.section().items("bricks", "a list").map(List::size).orElse(0);
        // Where a brick could not be read, the others are not in their sets.
        if (each == 1 || hosts.size() != written) {
            return;
        }
        for (int first = 0; first < hosts.size(); first += each) {
            Set<HostName> seen = new HashSet<>();
            for (int i = first; i < first + each; i++) {
                Optional<WantedNode> node = hosts.get(i);
                if (node.isPresent() && !seen.add(node.get().name())) {
                    complaints.add(
                            read.listed().get(i).place(),
                            "two bricks of one subvolume are on " + node.get().name() + ", and so are lost together",
                            "another node for each brick of a subvolume, or fragile: true if that is meant");
                }
            }
        }
    }

    private void thinArbiter(
            VolumesReader.ReadVolume read, ThinArbiter thin, List<Optional<WantedNode>> hosts, BrickRules rules) {
        Place place = read.section().tree("thinArbiter").map(Tree::place).orElseGet(() -> read.section()
                .place());
        WantedNode node = byHost.get(key(thin.host()));
        if (node == null) {
            return; // It need not be a member.
        }
        rules.claim(
                node,
                new BrickText.Written(place, thin.host(), thin.path()),
                "volume " + quoted(read.name()) + " (its thin arbiter)");
        boolean together =
                hosts.stream().anyMatch(host -> host.filter(node::equals).isPresent());
        if (together && !read.fragile()) {
            complaints.add(
                    place,
                    "the thin arbiter is on " + node.name()
                            + ", which has a brick of the volume: with it, both are lost",
                    "a host without bricks of this volume, or fragile: true if that is meant");
        }
    }
}
