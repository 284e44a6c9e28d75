package io.brickyard.survey;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Builds surveys by hand for tests: say what differs from a pool where all is well.
 *
 * <p>Nodes are numbered from 1 and named {@code ha1} and so on; the survey runs on {@code ha1} unless told otherwise.
 * What follows from a node's state follows by itself: the state of its bricks, what its peers say of it, who sees it.
 */
public final class Surveys {

    public static final Instant OBSERVED_AT = Instant.parse("2026-01-15T09:30:00Z");

    public static final PeerView.Link IN_CLUSTER = new PeerView.Link(PeerView.Link.IN_CLUSTER, "Peer in Cluster", true);
    public static final PeerView.Link DISCONNECTED =
            new PeerView.Link(PeerView.Link.IN_CLUSTER, "Peer in Cluster", false);
    public static final PeerView.Link REJECTED = new PeerView.Link(PeerView.Link.REJECTED, "Peer Rejected", true);
    public static final PeerView.Link ACCEPTED = new PeerView.Link(4, "Accepted peer request", true);

    private static final Bytes DISK = new Bytes(100L << 30);

    private final List<Node> nodes = new ArrayList<>();
    private final Map<NodeId, NodeState> nodeStates = new HashMap<>();
    private final Map<NodeId, Boolean> unnoticed = new HashMap<>();
    private final Map<List<NodeId>, PeerView.Link> links = new HashMap<>();
    private final Map<VolumeName, Volume> volumes = new TreeMap<>();
    private final Map<BrickId, BrickState> brickStates = new HashMap<>();
    private final Map<VolumeName, HealReport> heals = new TreeMap<>();
    private final Map<BrickId, BrickUsage> usage = new HashMap<>();
    private final List<DaemonReport> daemons = new ArrayList<>();
    private final List<TaskReport> tasks = new ArrayList<>();
    private final Map<String, String> poolOptions = new HashMap<>();
    private final Map<ThinArbiter, ThinArbiterReport> thinArbiters = new HashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private PoolWord agents = PoolWord.NOTHING;
    private Optional<String> forgetful = Optional.empty();
    private int asker = 1;
    private boolean isolated;

    private Surveys(int count) {
        int digits = Integer.toString(count).length();
        for (int number = 1; number <= count; number++) {
            String text = Integer.toString(number);
            HostName name = new HostName("ha" + "0".repeat(digits - text.length()) + text);
            HostName address = new HostName("10.7." + number / 250 + "." + (number % 250 + 1));
            nodes.add(new Node(idOf(number), name, List.of(name, address)));
        }
    }

    /** A pool of so many nodes, all well, without volumes. */
    public static Surveys ofPool(int nodes) {
        return new Surveys(nodes);
    }

    public static NodeId idOf(int node) {
        return new NodeId(new UUID(0x1f2e3d4c5b6a4000L, 0x8000000000000000L + node));
    }

    /** Adds a started volume whose bricks go round the nodes, from the first. */
    public Surveys volume(String name, Layout layout, int subvolumes) {
        int[] where = new int[subvolumes * layout.bricksPerSubvolume()];
        for (int i = 0; i < where.length; i++) {
            where[i] = i % nodes.size() + 1;
        }
        return volumeOn(name, layout, where);
    }

    /** Adds a started volume with a brick on each of these nodes, in this order. */
    public Surveys volumeOn(String name, Layout layout, int... where) {
        int arbiters = layout instanceof Layout.Replicated replicated ? replicated.arbiters() : 0;
        int size = layout.bricksPerSubvolume();
        List<Brick> bricks = new ArrayList<>();
        for (int i = 0; i < where.length; i++) {
            BrickId id =
                    new BrickId(idOf(where[i]), new BrickPath("/bricks/" + name + "-" + i / size + "/b" + i % size));
            Brick.Role role = i % size >= size - arbiters ? Brick.Role.ARBITER : Brick.Role.DATA;
            bricks.add(new Brick(id, nodes.get(where[i] - 1).name(), role));
        }
        VolumeName volumeName = new VolumeName(name);
        UUID id = new UUID(0x7a7a7a7a7a7a4000L, 0x8000000000000000L + volumes.size() + 1);
        volumes.put(
                volumeName,
                new Volume(
                        volumeName,
                        id,
                        Volume.Status.STARTED,
                        layout,
                        Volume.inSubvolumes(layout, bricks),
                        Map.of("transport.address-family", "inet"),
                        0));
        return this;
    }

    public Surveys status(String volume, Volume.Status status) {
        Volume was = volume(volume);
        volumes.put(
                was.name(),
                new Volume(
                        was.name(), was.id(), status, was.layout(), was.subvolumes(), was.options(), was.snapshots()));
        return this;
    }

    public Surveys option(String volume, String key, String value) {
        Volume was = volume(volume);
        Map<String, String> options = new HashMap<>(was.options());
        options.put(key, value);
        volumes.put(
                was.name(),
                new Volume(
                        was.name(), was.id(), was.status(), was.layout(), was.subvolumes(), options, was.snapshots()));
        return this;
    }

    public Surveys poolOption(String key, String value) {
        poolOptions.put(key, value);
        return this;
    }

    public Surveys node(int number, NodeState state) {
        nodeStates.put(idOf(number), state);
        return this;
    }

    /** The node is silent, and no glusterd has noticed: its peers still say Connected. */
    public Surveys unnoticed(int number) {
        unnoticed.put(idOf(number), true);
        return node(number, NodeState.UNREACHABLE);
    }

    /** What one node's glusterd says of one peer. */
    public Surveys link(int from, int to, PeerView.Link link) {
        links.put(List.of(idOf(from), idOf(to)), link);
        return this;
    }

    /** @param index of the brick in its volume, from 0 */
    public Surveys brick(String volume, int index, BrickState state) {
        brickStates.put(volume(volume).bricks().get(index).id(), state);
        return this;
    }

    public Surveys asker(int number) {
        asker = number;
        return this;
    }

    /** The survey runs on a node that is cut off: all others are silent, and still connected by its glusterd's word. */
    public Surveys isolated() {
        isolated = true;
        for (int number = 1; number <= nodes.size(); number++) {
            if (number != asker) {
                unnoticed(number);
            }
        }
        return this;
    }

    public Surveys thinArbiter(ThinArbiter thinArbiter, BrickState state) {
        thinArbiters.put(
                thinArbiter,
                new ThinArbiterReport(
                        thinArbiter, state, words(state, thinArbiter.host() + " port " + thinArbiter.port())));
        return this;
    }

    public Surveys heal(String volume, long entries, long splitBrain, String... splitBrainEntries) {
        VolumeName name = new VolumeName(volume);
        heals.put(
                name,
                new HealReport(
                        name,
                        OptionalLong.of(entries),
                        OptionalLong.of(splitBrain),
                        true,
                        HealReport.Source.HEAL_INFO,
                        OBSERVED_AT,
                        "",
                        Arrays.asList(splitBrainEntries)));
        return this;
    }

    public Surveys healUnknown(String volume, String note) {
        VolumeName name = new VolumeName(volume);
        heals.put(
                name,
                new HealReport(
                        name,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        false,
                        HealReport.Source.NONE,
                        OBSERVED_AT,
                        note,
                        List.of()));
        return this;
    }

    /** Every volume that can heal was asked, and nothing waits for a heal. */
    public Surveys nothingToHeal() {
        for (Volume volume : List.copyOf(volumes.values())) {
            if (volume.canHeal() && volume.isStarted()) {
                heal(volume.name().value(), 0, 0);
            }
        }
        return this;
    }

    /** Every brick has a file system of its own, 40 % full. */
    public Surveys usageEverywhere() {
        for (Volume volume : volumes.values()) {
            List<Brick> bricks = volume.bricks();
            for (int i = 0; i < bricks.size(); i++) {
                usage(volume.name().value(), i, 40);
            }
        }
        return this;
    }

    /** The brick has a file system of its own of 100 GiB, so full. */
    public Surveys usage(String volume, int index, int percentUsed) {
        return usage(volume, index, percentUsed, "/dev/vg0/" + volume + "-" + index, "rw,noatime,inode64");
    }

    public Surveys usage(String volume, int index, int percentUsed, String device, String mountOptions) {
        BrickId id = volume(volume).bricks().get(index).id();
        return usage(new BrickUsage(
                id,
                DISK,
                new Bytes(DISK.count() / 100 * (100 - percentUsed)),
                Optional.of(new BrickUsage.Inodes(52_428_800, 52_000_000)),
                Optional.of(device),
                Optional.of("xfs"),
                Optional.of(mountOptions),
                OptionalInt.of(4)));
    }

    public Surveys usage(BrickUsage report) {
        usage.put(report.brick(), report);
        return this;
    }

    /** The self-heal daemon runs on every node that answers, for every started volume that can heal. */
    public Surveys selfHealEverywhere() {
        for (Volume volume : volumes.values()) {
            for (Node node : nodes) {
                if (volume.canHeal() && volume.isStarted() && stateOf(node.id()).answered()) {
                    daemons.add(new DaemonReport(volume.name(), node.id(), DaemonReport.Kind.SELF_HEAL, true));
                }
            }
        }
        return this;
    }

    public Surveys daemon(String volume, int node, DaemonReport.Kind kind, boolean online) {
        VolumeName name = new VolumeName(volume);
        daemons.removeIf(
                daemon -> daemon.volume().equals(name) && daemon.node().equals(idOf(node)) && daemon.kind() == kind);
        daemons.add(new DaemonReport(name, idOf(node), kind, online));
        return this;
    }

    public Surveys task(String volume, String kind, TaskReport.Status status, String... bricks) {
        tasks.add(new TaskReport(
                new VolumeName(volume), kind, "5c2b7c86-0d6f-4c1b-9a5e-2f8d1c3b4a59", status, List.of(bricks)));
        return this;
    }

    public Surveys gap(String subject, String reason, String advice) {
        gaps.add(new Gap(subject, reason, advice));
        return this;
    }

    public Surveys agents(PoolWord word) {
        agents = word;
        return this;
    }

    public Surveys forgetful(String reason) {
        forgetful = Optional.of(reason);
        return this;
    }

    public Survey build() {
        return new Survey(
                OBSERVED_AT,
                Duration.ofMillis(12),
                "this node's socket /var/run/glusterd.socket",
                isolated,
                nodeReports(),
                List.copyOf(volumes.values()),
                brickReports(),
                heals,
                new Survey.Extras(usage, daemons, tasks, poolOptions, thinArbiters, forgetful, agents),
                gaps);
    }

    private Volume volume(String name) {
        Volume volume = volumes.get(new VolumeName(name));
        if (volume == null) {
            throw new IllegalArgumentException("no volume " + name + " among " + volumes.keySet());
        }
        return volume;
    }

    private NodeState stateOf(NodeId id) {
        return nodeStates.getOrDefault(id, NodeState.UP);
    }

    private List<NodeReport> nodeReports() {
        Map<NodeId, PeerView> views = new HashMap<>();
        Map<NodeId, List<NodeId>> seenBy = new HashMap<>();
        for (Node from : nodes) {
            if (!stateOf(from.id()).answered()) {
                continue;
            }
            Map<NodeId, PeerView.Link> view = new HashMap<>();
            for (Node to : nodes) {
                if (!to.equals(from)) {
                    PeerView.Link link = links.getOrDefault(List.of(from.id(), to.id()), linkBetween(from, to));
                    view.put(to.id(), link);
                    if (link.connected()) {
                        seenBy.computeIfAbsent(to.id(), _ -> new ArrayList<>()).add(from.id());
                    }
                }
            }
            views.put(from.id(), new PeerView(view));
        }
        List<NodeReport> reports = new ArrayList<>();
        for (Node node : nodes) {
            NodeState state = stateOf(node.id());
            reports.add(new NodeReport(
                    node,
                    state,
                    node.id().equals(idOf(asker)),
                    words(state, node),
                    Optional.ofNullable(views.get(node.id())),
                    seenBy.getOrDefault(node.id(), List.of())));
        }
        return reports;
    }

    private PeerView.Link linkBetween(Node from, Node to) {
        NodeState worse = stateOf(from.id()) == NodeState.UP ? stateOf(to.id()) : stateOf(from.id());
        return switch (worse) {
            case UP, GLUSTERD_SILENT, UNREADABLE, UNRESOLVED -> IN_CLUSTER;
            case GLUSTERD_DOWN -> DISCONNECTED;
            case UNREACHABLE -> unnoticed.getOrDefault(to.id(), false) ? IN_CLUSTER : DISCONNECTED;
            case REJECTED -> REJECTED;
            case JOINING -> ACCEPTED;
        };
    }

    private Map<BrickId, BrickReport> brickReports() {
        Map<BrickId, BrickReport> reports = new HashMap<>();
        int port = 49152;
        for (Volume volume : volumes.values()) {
            for (Brick brick : volume.isStarted() ? volume.bricks() : List.<Brick>of()) {
                BrickState state = brickStates.getOrDefault(brick.id(), brickStateBy(stateOf(brick.node())));
                reports.put(
                        brick.id(),
                        new BrickReport(
                                brick,
                                state,
                                state == BrickState.UP ? Optional.of(new Port(port)) : Optional.empty(),
                                words(state, brick.host() + " port " + port)));
                port = port == 60999 ? 49152 : port + 1;
            }
        }
        return reports;
    }

    private BrickState brickStateBy(NodeState node) {
        return switch (node) {
            case UP, REJECTED, JOINING, GLUSTERD_DOWN, GLUSTERD_SILENT -> BrickState.UP;
            case UNREACHABLE -> isolated ? BrickState.UNKNOWN : BrickState.UNREACHABLE;
            case UNRESOLVED, UNREADABLE -> BrickState.UNKNOWN;
        };
    }

    private static String words(BrickState state, String where) {
        return switch (state) {
            case UP -> where + " answered";
            case DOWN -> "its glusterd says that it is not running; " + where + " refused the connection";
            case HUNG -> where + " accepted the connection but did not answer within 1 s";
            case UNREACHABLE -> where + ": no answer, as from the whole node";
            case UNKNOWN -> "nothing can be known of it from here";
        };
    }

    private static String words(NodeState state, Node node) {
        String where = node.name() + ":24007";
        return switch (state) {
            case UP -> where + " answered in 1 ms";
            case GLUSTERD_DOWN -> where + " refused the connection";
            case GLUSTERD_SILENT -> where + " accepted the connection but did not answer within 1 s";
            case UNREACHABLE -> where + ": no answer within 1 s";
            case UNRESOLVED -> "the name " + node.name() + " does not resolve here";
            case REJECTED -> where + " answered in 1 ms; its peers say Peer Rejected";
            case JOINING -> where + " answered in 1 ms; its peers say Accepted peer request";
            case UNREADABLE -> where + " answered with something that is no RPC reply";
        };
    }
}
