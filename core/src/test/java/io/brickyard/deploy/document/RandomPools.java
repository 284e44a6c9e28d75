package io.brickyard.deploy.document;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Port;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Pools as a document can want them, with names that a careless writer of YAML would spoil. */
final class RandomPools {

    private static final List<String> TRICKY =
            List.of("no", "on", "null", "1e3", "0x1F", "1.5", "true", "y", "2026-01-01", "12", "0o7", "n");
    private static final List<String> NETWORKS = List.of("storage", "12", "off", "client.net");

    private final RandomGenerator random;
    private int unique;

    RandomPools(RandomGenerator random) {
        this.random = random;
    }

    WantedPool pool() {
        List<WantedNode> nodes = new ArrayList<>();
        // At least as many as the widest layout needs.
        int count = 6 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            nodes.add(node(i));
        }
        List<WantedVolume> volumes = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            volumes.add(volume(nodes));
        }
        return new WantedPool(
                TRICKY.get(random.nextInt(TRICKY.size())),
                nodes,
                volumes,
                random.nextBoolean() ? Map.of() : Map.of("cluster.server-quorum-ratio", random.nextInt(101) + "%"),
                random.nextBoolean() ? Map.of() : Map.of("ping-timeout", "" + random.nextInt(60)),
                random.nextBoolean() ? WantedPool.Removal.KEEP : WantedPool.Removal.REMOVE);
    }

    private WantedNode node(int number) {
        Map<String, HostName> addresses = new HashMap<>();
        for (int i = random.nextInt(NETWORKS.size()); i > 0; i--) {
            addresses.put(NETWORKS.get(i), new HostName("10." + i + ".0." + number));
        }
        // Each network exists, so that a volume may name any.
        if (number == 0) {
            NETWORKS.forEach(network -> addresses.put(
                    network, new HostName("fd00::" + Integer.toHexString(NETWORKS.indexOf(network) + 1))));
        }
        String name = number < TRICKY.size()
                        && random.nextBoolean()
                        && TRICKY.get(number).matches("[a-z]+")
                ? TRICKY.get(number)
                : random.nextBoolean() ? "node-" + number + ".example.org" : "2001:db8::" + number;
        List<BrickPlace> places = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            places.add(new BrickPlace(
                    new BrickPath("/export/d" + i),
                    random.nextBoolean() ? Optional.empty() : Optional.of("/dev/disk/by-id/x:" + i),
                    random.nextBoolean() ? Optional.empty() : Optional.of(size())));
        }
        Optional<String> zone =
                random.nextBoolean() ? Optional.empty() : Optional.of(TRICKY.get(random.nextInt(TRICKY.size())));
        return new WantedNode(new HostName(name), addresses, zone, places);
    }

    private Bytes size() {
        return new Bytes((1 + random.nextLong(1L << 50)) << random.nextInt(10));
    }

    private WantedVolume volume(List<WantedNode> nodes) {
        Optional<String> network =
                random.nextBoolean() ? Optional.empty() : Optional.of(NETWORKS.get(random.nextInt(NETWORKS.size())));
        Map<String, String> options = new HashMap<>();
        if (random.nextBoolean()) {
            options.put("features.shard", random.nextBoolean() ? "on" : "disable");
            options.put("network.ping-timeout", "" + random.nextInt(1000));
            options.put("auth.allow", "10.0.0.*,*");
            options.put("user.note", oddText());
        }
        Layout layout = layout(options);
        WantedVolume.Bricks bricks = random.nextBoolean()
                ? new WantedVolume.Placed(
                        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(20)),
                        random.nextBoolean() ? Optional.empty() : Optional.of(size()),
                        random.nextBoolean() ? WantedVolume.Growth.WHOLE : WantedVolume.Growth.CHAINED)
                : listed(nodes, layout, network);
        unique++;
        return new WantedVolume(
                new VolumeName(random.nextBoolean() ? "" + unique : "off_" + unique),
                layout,
                bricks,
                options,
                network,
                random.nextBoolean(),
                random.nextBoolean());
    }

    private String oddText() {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append("'\"\\#:{}[],&*!|>%@` -?é漢\u2028\u00a0~".charAt(random.nextInt(25)));
        }
        return text.toString();
    }

    private Layout layout(Map<String, String> options) {
        return switch (random.nextInt(5)) {
            case 0 -> new Layout.Single();
            case 1 -> new Layout.Replicated(2 + random.nextInt(3), 0);
            case 2 -> new Layout.Replicated(3, 1);
            case 3 -> {
                boolean usual = random.nextBoolean();
                if (!usual) {
                    options.put("client.ta-brick-port", "24999");
                }
                yield new Layout.ThinArbitrated(new ThinArbiter(
                        new HostName("tie.example.org"),
                        new BrickPath("/export/tie"),
                        usual ? ThinArbiter.DEFAULT_PORT : new Port(24999)));
            }
            default -> {
                int bricks = 3 + random.nextInt(4);
                yield new Layout.Dispersed(bricks, 1 + random.nextInt((bricks - 1) / 2));
            }
        };
    }

    private WantedVolume.Listed listed(List<WantedNode> nodes, Layout layout, Optional<String> network) {
        List<WantedBrick> bricks = new ArrayList<>();
        for (int set = random.nextInt(3); set >= 0; set--) {
            for (int i = 0; i < layout.bricksPerSubvolume(); i++) {
                unique++;
                bricks.add(new WantedBrick(nodes.get(i).in(network), new BrickPath("/bricks/" + unique + "/data")));
            }
        }
        return new WantedVolume.Listed(bricks);
    }
}
