package io.brickyard.deploy.document;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Layout;
import io.brickyard.pool.ThinArbiter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the document of a pool. The same pool always gives the same text: nodes, volumes and bricks in their order, options and
 * networks by name. What a reader would add by itself is left out.
 */
final class PoolWriter {

    private static final String HEAD = """
            # The pool as it is wanted. `brickyard plan` tells what would change, `brickyard apply` does it.
            # Keys, and what they mean: docs/pool-document.md. For editors: brickyard schema > pool.schema.json
            # yaml-language-server: $schema=pool.schema.json
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    String write(WantedPool pool) {
        line(0, "apiVersion", PoolReader.API_VERSION);
        line(0, "kind", PoolReader.KIND);
        line(0, "name", YamlText.of(pool.name()));
        if (pool.removal() == WantedPool.Removal.REMOVE) {
            line(0, "removal", "remove");
        }
        values(0, "glusterd", pool.glusterd());
        values(0, "options", pool.options());
        text.append("\nnodes:\n");
        pool.nodes().forEach(this::node);
        if (!pool.volumes().isEmpty()) {
            text.append("\nvolumes:\n");
            pool.volumes().forEach(this::volume);
        }
        return text.toString();
    }

    private void node(WantedNode node) {
        text.append("  - name: ").append(YamlText.of(node.name().value())).append('\n');
        if (!node.addresses().isEmpty()) {
            text.append("    addresses:\n");
            new TreeMap<>(node.addresses())
                    .forEach((network, address) -> line(6, YamlText.of(network), YamlText.of(address.value())));
        }
        node.zone().ifPresent(zone -> line(4, "zone", YamlText.of(zone)));
        if (!node.places().isEmpty()) {
            text.append("    bricks:\n");
            node.places().forEach(this::place);
        }
    }

    private void place(BrickPlace place) {
        String path = YamlText.of(place.path().value());
        if (place.device().isEmpty() && place.size().isEmpty()) {
            text.append("      - ").append(path).append('\n');
            return;
        }
        text.append("      - path: ").append(path).append('\n');
        place.device().ifPresent(device -> line(8, "device", YamlText.of(device)));
        place.size().ifPresent(size -> line(8, "size", Sizes.text(size)));
    }

    private void volume(WantedVolume volume) {
        text.append("  - name: ").append(YamlText.of(volume.name().value())).append('\n');
        layout(volume.layout());
        switch (volume.bricks()) {
            case WantedVolume.Listed listed -> {
                text.append("    bricks:\n");
                for (WantedBrick brick : listed.bricks()) {
                    text.append("      - ")
                            .append(YamlText.of(brick.toString()))
                            .append('\n');
                }
            }
            case WantedVolume.Placed placed -> placed(placed);
        }
        volume.network().ifPresent(network -> line(4, "network", YamlText.of(network)));
        if (!volume.started()) {
            line(4, "started", "false");
        }
        if (volume.fragile()) {
            line(4, "fragile", "true");
        }
        values(4, "options", options(volume));
    }

    private void layout(Layout layout) {
        switch (layout) {
            case Layout.Single _ -> line(4, "type", "distribute");
            case Layout.Replicated replicated -> {
                line(4, "type", "replicate");
                line(4, "replica", Integer.toString(replicated.bricks()));
                if (replicated.arbiters() > 0) {
                    line(4, "arbiter", Integer.toString(replicated.arbiters()));
                }
            }
            case Layout.ThinArbitrated thin -> {
                line(4, "type", "replicate");
                line(4, "replica", "2");
                line(4, "thinArbiter", YamlText.of(thin.thinArbiter().toString()));
            }
            case Layout.Dispersed dispersed -> {
                line(4, "type", "disperse");
                line(4, "disperse", Integer.toString(dispersed.bricks()));
                line(4, "redundancy", Integer.toString(dispersed.redundancy()));
            }
        }
    }

    private void placed(WantedVolume.Placed placed) {
        placed.subvolumes().ifPresent(count -> line(4, "subvolumes", Integer.toString(count)));
        placed.size().ifPresent(size -> line(4, "size", Sizes.text(size)));
        if (placed.growth() == WantedVolume.Growth.CHAINED) {
            line(4, "growth", "chained");
        }
    }

    /** A thin arbiter's port is an option of its volume, and nowhere else in a document. */
    private static Map<String, String> options(WantedVolume volume) {
        Map<String, String> options = new TreeMap<>(volume.options());
        if (volume.layout() instanceof Layout.ThinArbitrated thin
                && !thin.thinArbiter().port().equals(ThinArbiter.DEFAULT_PORT)) {
            options.put("client.ta-brick-port", thin.thinArbiter().port().toString());
        }
        return options;
    }

    private void values(int indent, String key, Map<String, String> values) {
        if (!values.isEmpty()) {
            text.repeat(' ', indent).append(key).append(":\n");
            new TreeMap<>(values)
                    .forEach((name, value) -> line(indent + 2, YamlText.of(name), YamlText.ofOption(value)));
        }
    }

    private void line(int indent, String key, String value) {
        text.repeat(' ', indent).append(key).append(": ").append(value).append('\n');
    }
}
