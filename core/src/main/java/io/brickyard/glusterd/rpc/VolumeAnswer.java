package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.GlusterdFailure;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the answer to GET_VOLUME (keys {@code volume0.…}). */
final class VolumeAnswer {

    private static final String PREFIX = "volume0.";
    private static final int MOST_BRICKS = 1_000_000;

    private VolumeAnswer() {}

    static Volume read(Dictionary answer) {
        try {
            Map<String, String> options = answer.below(PREFIX + "option.");
            Layout layout = layout(answer, options);
            return new Volume(
                    new VolumeName(answer.need(PREFIX + "name")),
                    UUID.fromString(answer.need(PREFIX + "volume_id")),
                    status(answer.number(PREFIX + "status")),
                    layout,
                    Volume.inSubvolumes(layout, bricks(answer)),
                    options,
                    Math.max(0, answer.number(PREFIX + "snap_count", 0)));
        } catch (IllegalArgumentException e) {
            throw new GlusterdFailure.Unreadable("unreadable answer: " + e.getMessage());
        }
    }

    private static Volume.Status status(int number) {
        return switch (number) {
            case 0 -> Volume.Status.CREATED;
            case 1 -> Volume.Status.STARTED;
            case 2 -> Volume.Status.STOPPED;
            default -> throw new GlusterdFailure.Unreadable("unreadable answer: volume status " + number);
        };
    }

    private static Layout layout(Dictionary answer, Map<String, String> options) {
        int disperse = answer.number(PREFIX + "disperse_count", 0);
        int replica = answer.number(PREFIX + "replica_count", 1);
        if (disperse > 0) {
            return new Layout.Dispersed(disperse, answer.number(PREFIX + "redundancy_count"));
        }
        if (answer.number(PREFIX + "thin_arbiter_count", 0) > 0) {
            return new Layout.ThinArbitrated(thinArbiter(answer, options));
        }
        return replica > 1
                ? new Layout.Replicated(replica, answer.number(PREFIX + "arbiter_count", 0))
                : new Layout.Single();
    }

    private static ThinArbiter thinArbiter(Dictionary answer, Map<String, String> options) {
        String place = answer.need(PREFIX + "thin_arbiter_brick");
        String port = options.get("client.ta-brick-port");
        return new ThinArbiter(
                new HostName(host(place)),
                new BrickPath(path(place)),
                port == null ? ThinArbiter.DEFAULT_PORT : new Port(Integer.parseInt(port)));
    }

    private static List<Brick> bricks(Dictionary answer) {
        int count = answer.number(PREFIX + "brick_count");
        if (count < 1 || count > MOST_BRICKS) {
            throw new GlusterdFailure.Unreadable("unreadable answer: a volume of " + count + " bricks");
        }
        List<Brick> bricks = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            String key = PREFIX + "brick" + k;
            String place = answer.need(key);
            NodeId node = NodeId.parse(answer.need(key + ".uuid"));
            boolean arbiter = answer.number(key + ".isArbiter", 0) == 1;
            bricks.add(new Brick(
                    new BrickId(node, new BrickPath(path(place))),
                    new HostName(host(place)),
                    arbiter ? Brick.Role.ARBITER : Brick.Role.DATA));
        }
        return bricks;
    }

    /** A place is {@code host:/path}; the host may be an IPv6 address, so the first ":/" divides. */
    private static String host(String place) {
        return place.substring(0, divider(place));
    }

    private static String path(String place) {
        return place.substring(divider(place) + 1);
    }

    private static int divider(String place) {
        int at = place.indexOf(":/");
        if (at < 0) {
            throw new IllegalArgumentException("no brick: '" + place + "'");
        }
        return at;
    }
}
