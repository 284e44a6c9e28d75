package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.HostName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole document. It goes on after whatever is wrong, so that all of it is found. */
final class PoolReader {

    static final String API_VERSION = "brickyard.io/v1";
    static final String KIND = "Pool";

    private final Complaints complaints;

    PoolReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /** To be believed only while there are no complaints. */
    Optional<PoolDocument> read(Tree.Fields whole) {
        Optional<Section> section = Section.of(whole, Form.POOL, complaints);
        return section.map(this::document);
    }

    private PoolDocument document(Section pool) {
        fixed(pool, "apiVersion", API_VERSION);
        fixed(pool, "kind", KIND);
        Optional<String> name = name(pool);
        OptionsReader options = new OptionsReader(complaints);
        Defaults defaults = Defaults.read(pool, options, complaints);
        int before = complaints.count();
        List<NodesReader.ReadNode> nodes = new NodesReader(complaints).read(pool, defaults);
        boolean allNodes = complaints.count() == before;
        List<VolumesReader.ReadVolume> volumes = new VolumesReader(complaints, options).read(pool, defaults);
        Map<String, String> ofPool = options.ofPool(pool);
        Map<String, String> ofGlusterd = options.ofGlusterd(pool);
        WantedPool.Removal removal = pool.word("removal", List.of("keep", "remove"))
                        .filter(text -> text.value().equals("remove"))
                        .isPresent()
                ? WantedPool.Removal.REMOVE
                : WantedPool.Removal.KEEP;
        List<WantedNode> wanted = nodes.stream().map(NodesReader.ReadNode::node).toList();
        PoolRules rules = new PoolRules(wanted, allNodes, complaints);
        defaults.network().ifPresent(rules::network);
        List<WantedVolume> checked = rules.apply(volumes);
        Map<HostName, Reach> reach = new LinkedHashMap<>();
        nodes.forEach(node -> reach.putIfAbsent(node.node().name(), node.reach()));
        return new PoolDocument(new WantedPool(name.orElse(""), wanted, checked, ofPool, ofGlusterd, removal), reach);
    }

    private void fixed(Section pool, String key, String value) {
        if (!pool.has(key)) {
            complaints.add(pool.place(), "the document has no " + key, key + ": " + value);
        }
        pool.text(key)
                .filter(text -> !text.value().equals(value))
                .ifPresent(
                        text -> complaints.add(text.place(), key + " is " + quoted(text.value()), key + ": " + value));
    }

    private Optional<String> name(Section pool) {
        if (!pool.has("name")) {
            complaints.add(pool.place(), "the pool has no name", "name: and what people call it");
        }
        return pool.text("name").flatMap(text -> new Names(complaints).word("a pool", text.value(), text.place()));
    }
}
