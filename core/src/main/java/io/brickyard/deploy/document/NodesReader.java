package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.WantedNode;
import io.brickyard.pool.HostName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the nodes. Their names and addresses are all different. */
final class NodesReader {

    private final Complaints complaints;
    private final Names names;
    private final PlacesReader places;
    private final ReachReader reaches;
    private final Map<String, Place> taken = new HashMap<>();

    /** A node, where it stands, and how work is done on it. */
    record ReadNode(Place place, WantedNode node, Reach reach) {}

    NodesReader(Complaints complaints) {
        this.complaints = complaints;
        this.names = new Names(complaints);
        this.places = new PlacesReader(complaints);
        this.reaches = new ReachReader(complaints);
    }

    List<ReadNode> read(Section pool, Defaults defaults) {
        List<ReadNode> nodes = new ArrayList<>();
        Map<String, Tree.Field> named = pool.map("nodes", "a list of nodes, as in [gluster1, gluster2, gluster3]");
        named.forEach((name, field) -> {
            if (field.value() instanceof Tree.Nothing) {
                return; // The composition complained of it.
            }
            Optional<HostName> host = names.host(name, field.place()).filter(found -> isFree(found, field.place()));
            Section.of(field.value(), Form.NODE, complaints)
                    .flatMap(section -> node(name, host, section, defaults))
                    .ifPresent(nodes::add);
        });
        if (named.isEmpty()) {
            complaints.add(pool.place("nodes"), "the pool has no nodes", "nodes: and at least one name");
        }
        return nodes;
    }

    private Optional<ReadNode> node(String name, Optional<HostName> host, Section section, Defaults defaults) {
        section.text("name")
                .filter(text -> !text.value().equals(name))
                .ifPresent(text -> complaints.add(
                        text.place(),
                        "the node " + quoted(name) + " is called " + quoted(text.value()) + " here",
                        "one name"));
        Map<String, HostName> addresses = addresses(section);
        Optional<String> zone = section.text("zone").flatMap(text -> names.word("a zone", text.value(), text.place()));
        List<BrickPlace> bricks = section.has("bricks") ? places.read(section).orElse(List.of()) : defaults.places();
        Reach reach = section.has("reach") ? reaches.read(section).orElse(new Reach.ByGlusterd()) : defaults.reach();
        return host.map(
                found -> new ReadNode(section.place("name"), new WantedNode(found, addresses, zone, bricks), reach));
    }

    private Map<String, HostName> addresses(Section section) {
        Map<String, HostName> addresses = new LinkedHashMap<>();
        section.texts("addresses", "a mapping from networks to addresses, as in {storage: 10.0.1.1}")
                .forEach((network, entry) -> {
                    Optional<String> known = names.word("a network", network, entry.place());
                    names.host(entry.value().value(), entry.value().place())
                            .filter(host -> isFree(host, entry.value().place()))
                            .filter(_ -> known.isPresent())
                            .ifPresent(host -> addresses.put(network, host));
                });
        return addresses;
    }

    /** Names of hosts do not differ by case. */
    private boolean isFree(HostName host, Place place) {
        Place before = taken.putIfAbsent(host.value().toLowerCase(Locale.ROOT), place);
        if (before != null) {
            complaints.add(
                    place,
                    "'" + host + "' is a name or address that was given in line " + before.line()
                            + (before.file().equals(place.file()) ? "" : " of " + before.file()) + " already",
                    "names and addresses that are all different");
        }
        return before == null;
    }
}
