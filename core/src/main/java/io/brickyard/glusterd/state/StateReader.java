package io.brickyard.glusterd.state;

import io.brickyard.glusterd.GeoReplicationPair;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.VolumeAssembly;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Makes records of a get-state file's keys (GlusterFS 10, glusterd-handler.c, glusterd_get_state). */
final class StateReader {

    private StateReader() {}

    static GlobalState read(StateSections file) {
        KeyGroup global = file.of("[Global]");
        try {
            return new GlobalState(
                    NodeId.parse(needed(global, "MYUUID")),
                    global.count("op-version"),
                    file.of("[Global options]").below(""),
                    peers(file.of("[Peers]")),
                    volumes(file.of("[Volumes]")),
                    services(file.of("[Services]")));
        } catch (IllegalArgumentException e) {
            throw new GlusterdFailure.Unreadable("a get-state file makes no sense: " + e.getMessage());
        }
    }

    private static String needed(KeyGroup group, String key) {
        return group.text(key).orElseThrow(() -> new IllegalArgumentException("'" + key + "' is missing"));
    }

    private static List<GlobalState.StatePeer> peers(KeyGroup section) {
        List<GlobalState.StatePeer> peers = new ArrayList<>();
        for (KeyGroup peer : section.numbered("Peer")) {
            peers.add(new GlobalState.StatePeer(
                    NodeId.parse(needed(peer, "uuid")),
                    new HostName(needed(peer, "primary_hostname")),
                    otherNames(peer.text("othernames").orElse("")),
                    peer.text("state").orElse(""),
                    peer.says("connected", "Connected")));
        }
        return peers;
    }

    /** Separated by commas; a comma stands behind the last one too. */
    private static List<HostName> otherNames(String text) {
        List<HostName> names = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            String name = text.substring(from, end).strip();
            if (!name.isEmpty()) {
                names.add(new HostName(name));
            }
            from = end + 1;
        }
        return names;
    }

    private static Map<String, Boolean> services(KeyGroup section) {
        Map<String, Boolean> services = new HashMap<>();
        for (KeyGroup service : section.numbered("svc")) {
            services.put(needed(service, "name"), service.says("online_status", "Online"));
        }
        return services;
    }

    private static List<StateVolume> volumes(KeyGroup section) {
        List<StateVolume> volumes = new ArrayList<>();
        for (KeyGroup volume : section.numbered("Volume")) {
            volumes.add(new StateVolume(
                    new VolumeName(needed(volume, "name")),
                    UUID.fromString(needed(volume, "id")),
                    Volume.Status.valueOf(needed(volume, "status").toUpperCase(Locale.ROOT)),
                    volume.text("type").orElse(""),
                    bricks(volume),
                    condition(volume),
                    volume.below("options."),
                    replication(volume)));
        }
        return volumes;
    }

    private static List<StateVolume.StateBrick> bricks(KeyGroup volume) {
        List<StateVolume.StateBrick> bricks = new ArrayList<>();
        for (KeyGroup brick : volume.numbered("Brick")) {
            String place = needed(brick, "path");
            bricks.add(new StateVolume.StateBrick(
                    VolumeAssembly.hostOf(place),
                    VolumeAssembly.pathOf(place),
                    brick.says("is_arbiter", "1"),
                    local(brick)));
        }
        return bricks;
    }

    /** Only local bricks have a status. A port of 0 means that the brick never had one. */
    private static Optional<StateVolume.Local> local(KeyGroup brick) {
        if (brick.text("status").isEmpty()) {
            return Optional.empty();
        }
        OptionalInt port = brick.count("port");
        return Optional.of(new StateVolume.Local(
                port.orElse(0) > 0 ? Optional.of(new Port(port.getAsInt())) : Optional.empty(),
                brick.says("port_registered", "1"),
                brick.says("status", "Started"),
                brick.size("spacefree"),
                brick.size("spacetotal"),
                brick.count("client_count")));
    }

    private static StateVolume.Condition condition(KeyGroup volume) {
        return new StateVolume.Condition(
                quorum(volume.text("quorum_status").orElse("")),
                online(volume, "shd_svc.online_status"),
                online(volume, "snapd_svc.online_status"),
                rebalance(volume));
    }

    private static StateVolume.ServerQuorum quorum(String word) {
        return switch (word) {
            case "not_applicable" -> StateVolume.ServerQuorum.NOT_APPLICABLE;
            case "meets" -> StateVolume.ServerQuorum.MET;
            case "does_not_meet" -> StateVolume.ServerQuorum.LOST;
            default -> StateVolume.ServerQuorum.UNKNOWN;
        };
    }

    private static Optional<Boolean> online(KeyGroup volume, String key) {
        return volume.text(key).map("Online"::equals);
    }

    private static Optional<StateVolume.Rebalance> rebalance(KeyGroup volume) {
        return volume.text("rebalance.status")
                .map(status -> new StateVolume.Rebalance(
                        volume.text("rebalance.id").orElse(""),
                        status,
                        volume.number("rebalance.files").orElse(0),
                        volume.number("rebalance.failures").orElse(0),
                        volume.number("rebalance.skipped").orElse(0),
                        volume.size("rebalance.data")));
    }

    /** Versions before 9 say master and slave where later ones say primary and secondary. */
    private static List<GeoReplicationPair> replication(KeyGroup volume) {
        List<GeoReplicationPair> pairs = new ArrayList<>();
        for (KeyGroup pair : volume.numbered("pair")) {
            pairs.add(new GeoReplicationPair(
                    either(pair, "primary_node", "master_node"),
                    either(pair, "primary_brick", "master_brick"),
                    either(pair, "secondary", "slave"),
                    pair.text("status").or(() -> pair.text("session_status")).orElse(""),
                    pair.text("crawl_status"),
                    pair.text("last_synced")));
        }
        return pairs;
    }

    private static String either(KeyGroup group, String key, String formerKey) {
        return group.text(key).or(() -> group.text(formerKey)).orElse("");
    }
}
