package io.brickyard.lab.rpc;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.command.PeerEntry;
import io.brickyard.glusterd.command.StatusRow;
import io.brickyard.glusterd.command.VolumeStatus;
import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.glusterd.rpc.GlusterdClient;
import io.brickyard.lab.LabNode;
import io.brickyard.pool.Brick;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A node that is asked both ways, and the comparison of what it says, field by field. */
final class BothWays {

    private static final Duration RPC = Duration.ofSeconds(5);
    private static final Duration COMMAND = Duration.ofSeconds(30);
    private static final int GLUSTERD = 24007;

    private final LabNode node;
    private final Gluster gluster;

    BothWays(LabNode node) {
        this.node = node;
        this.gluster = new Gluster(new NodeCommandLine(node), LockRetries.PATIENT);
    }

    static Endpoint overTcp(LabNode node) {
        return new Endpoint.Tcp(new InetSocketAddress(node.address(), GLUSTERD));
    }

    static Endpoint overUnixSocket(LabNode node) {
        return new Endpoint.Unix(node.onHost("/run/glusterd.socket"));
    }

    /** What glusterd knows by itself: peers and volumes. Asks no other node. */
    void compareLocal(Endpoint endpoint, Comparison comparison) {
        comparison.source(node + " over " + (endpoint instanceof Endpoint.Tcp ? "TCP" : "its socket"));
        try (GlusterdClient client = GlusterdClient.connect(endpoint, Deadline.in(RPC))) {
            comparePeers(client, gluster.peers(Deadline.in(COMMAND)), comparison);
            List<VolumeName> names = client.volumeNames();
            List<String> listed = gluster.volumeNames(Deadline.in(COMMAND));
            comparison.field(
                    "names of volumes", names.stream().map(VolumeName::value).toList(), listed);
            Map<VolumeName, Volume> byCommand = gluster.volumes(Deadline.in(COMMAND)).stream()
                    .collect(Collectors.toMap(Volume::name, Function.identity()));
            Map<String, VolumeText> texts = VolumeText.read(
                    node.run(COMMAND, "gluster", "volume", "info").stdout());
            comparison.field("volumes described", Set.copyOf(names), byCommand.keySet());
            for (VolumeName name : names) {
                Volume volume = client.volume(name).orElseThrow();
                compareVolume(volume, of(byCommand, name), comparison);
                Map<String, String> printed = of(texts, name.value()).lines();
                VolumeText.expected(volume)
                        .forEach((label, value) -> comparison.field(
                                name + " printed " + label, value, printed.getOrDefault(label, "(absent)")));
            }
        }
    }

    private static void comparePeers(GlusterdClient client, List<PeerEntry> entries, Comparison comparison) {
        Friends friends = client.friends();
        PeerEntry self = entries.stream().filter(PeerEntry::self).findFirst().orElseThrow();
        comparison.field("own id", friends.self(), self.id());
        comparison.field("own id, asked alone", client.self(), self.id());
        Map<NodeId, PeerEntry> others = entries.stream()
                .filter(entry -> !entry.self())
                .collect(Collectors.toMap(PeerEntry::id, Function.identity()));
        comparison.field(
                "peers", friends.peers().stream().map(Friends.Friend::id).collect(Collectors.toSet()), others.keySet());
        for (Friends.Friend friend : friends.peers()) {
            PeerEntry entry = of(others, friend.id());
            String peer = "peer " + friend.names().getFirst();
            comparison.field(peer + " names", friend.names(), entry.names());
            comparison.field(peer + " state", friend.state(), entry.state().orElse(-1));
            comparison.field(
                    peer + " state in words",
                    friend.stateName(),
                    entry.stateName().orElse(""));
            comparison.field(peer + " connected", friend.connected(), entry.connected());
        }
    }

    private static void compareVolume(Volume rpc, Volume command, Comparison comparison) {
        String name = rpc.name().value();
        comparison.field(name + " name", rpc.name(), command.name());
        comparison.field(name + " id", rpc.id(), command.id());
        comparison.field(name + " status", rpc.status(), command.status());
        comparison.field(name + " layout", rpc.layout(), command.layout());
        comparison.field(name + " snapshots", rpc.snapshots(), command.snapshots());
        Set<String> options = new TreeSet<>(rpc.options().keySet());
        options.addAll(command.options().keySet());
        for (String option : options) {
            comparison.field(name + " option " + option, rpc.option(option), command.option(option));
        }
        comparison.field(
                name + " subvolumes",
                rpc.subvolumes().size(),
                command.subvolumes().size());
        for (int i = 0; i < rpc.subvolumes().size(); i++) {
            compareBricks(name, rpc.subvolumes().get(i), command.subvolumes().get(i), comparison);
        }
    }

    private static void compareBricks(String volume, Subvolume rpc, Subvolume command, Comparison comparison) {
        for (int i = 0; i < rpc.bricks().size(); i++) {
            Brick one = rpc.bricks().get(i);
            Brick other = command.bricks().get(i);
            String brick = volume + " brick " + rpc.index() + "/" + i;
            comparison.field(brick + " node", one.node(), other.node());
            comparison.field(brick + " host", one.host(), other.host());
            comparison.field(brick + " path", one.path(), other.path());
            comparison.field(brick + " role", one.role(), other.role());
        }
    }

    /** Ports of bricks, as each brick's own node says over RPC, beside {@code volume status} of this node, which locks. */
    void comparePorts(List<LabNode> answering, Comparison comparison) {
        comparison.source("volume status on " + node);
        Map<NodeId, GlusterdClient> clients = new HashMap<>();
        try {
            for (LabNode one : answering) {
                GlusterdClient client = GlusterdClient.connect(overTcp(one), Deadline.in(COMMAND.multipliedBy(2)));
                clients.put(client.self(), client);
            }
            Map<VolumeName, VolumeStatus> told = new LinkedHashMap<>();
            gluster.status(Gluster.StatusView.PLAIN, Deadline.in(COMMAND))
                    .forEach(status -> told.put(status.volume(), status));
            for (Volume volume : gluster.volumes(Deadline.in(COMMAND))) {
                comparison.field(volume.name() + " is started", volume.isStarted(), told.containsKey(volume.name()));
                for (Brick brick : volume.bricks()) {
                    if (volume.isStarted()) {
                        comparePort(brick, clients, of(told, volume.name()).row(brick), comparison);
                    }
                }
            }
        } finally {
            clients.values().forEach(GlusterdClient::close);
        }
    }

    private static void comparePort(
            Brick brick, Map<NodeId, GlusterdClient> clients, Optional<StatusRow.BrickRow> row, Comparison comparison) {
        boolean asked = clients.containsKey(brick.node());
        comparison.field(brick + " is told of", asked, row.isPresent());
        if (asked && row.isPresent()) {
            Optional<Port> port = of(of(clients, brick.node()).portsOf(List.of(brick.path())), brick.path());
            comparison.field(brick + " online", port.isPresent(), row.get().online());
            comparison.field(brick + " port", port, row.get().port());
        }
    }

    private static <K, V> V of(Map<K, V> all, K key) {
        return Objects.requireNonNull(all.get(key), () -> "nothing is told of " + key);
    }

    /** How many bricks {@code volume status} shows as not running. */
    long bricksDown() {
        return gluster.status(Gluster.StatusView.PLAIN, Deadline.in(COMMAND)).stream()
                .flatMap(status -> status.bricks().stream())
                .filter(row -> !row.online())
                .count();
    }

    Gluster gluster() {
        return gluster;
    }
}
