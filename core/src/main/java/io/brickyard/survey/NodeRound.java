package io.brickyard.survey;

import static java.util.Objects.requireNonNull;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.rpc.Doors;
import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.glusterd.rpc.GlusterdClient;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks every node of a pool: first a knock at every glusterd at once, which separates the living from the silent, then a
 * conversation with each that answered, a few at a time, about its view of the pool and the ports of its own bricks.
 */
final class NodeRound {

    /**
     * How many nodes are asked for their view of the others. A view is as large as the pool, so asking all of them would
     * cost the square of its size.
     */
    private static final int VIEWS = 24;

    private static final HostName LOOPBACK = new HostName("127.0.0.1");

    private final Frame frame;
    private final Addresses addresses;
    private final LastKnown lastKnown;
    private final Threads threads;
    private final Port port;

    NodeRound(Frame frame, Addresses addresses, LastKnown lastKnown, Threads threads, Port port) {
        this.frame = frame;
        this.addresses = addresses;
        this.lastKnown = lastKnown;
        this.threads = threads;
        this.port = port;
    }

    /**
     * @param known looks that need not be repeated
     * @return a look for every member of the pool
     */
    Map<NodeId, NodeLook> looks(Map<NodeId, NodeLook> known, Budget budget) {
        Map<NodeId, NodeLook> looks = new HashMap<>(known);
        Map<NodeId, Doors.Door> doors = doors(looks, budget.step(30));
        Map<NodeId, Doors.Answer> answers = Doors.knock(doors, budget.step(50));
        Duration time = budget.step(50);
        List<Threads.Question<NodeId, NodeLook>> conversations = new ArrayList<>();
        Set<NodeId> viewers = viewers();
        Map<NodeId, List<Brick>> bricks = frame.bricksByNode();
        answers.forEach((node, answer) -> {
            if (answer.outcome() == Doors.Outcome.ANSWERED) {
                List<Brick> own = bricks.getOrDefault(node, List.of());
                conversations.add(new Threads.Question<>(
                        node, () -> converse(node, answer.address(), own, viewers.contains(node), time)));
            } else {
                looks.put(node, closed(node, answer));
            }
        });
        looks.putAll(threads.ask(conversations, time));
        for (Threads.Question<NodeId, NodeLook> conversation : conversations) {
            NodeId node = conversation.about();
            looks.computeIfAbsent(
                    node,
                    _ -> NodeLook.failed(
                            node, requireNonNull(answers.get(node)).address(), "its glusterd gave no answer in time"));
        }
        return looks;
    }

    /** Looks every name up; what does not resolve is put among the looks. */
    private Map<NodeId, Doors.Door> doors(Map<NodeId, NodeLook> looks, Duration time) {
        Map<NodeId, List<HostName>> wanted = new LinkedHashMap<>();
        frame.members().forEach((node, names) -> {
            if (!looks.containsKey(node)) {
                wanted.put(node, withSelf(node, names));
            }
        });
        Map<NodeId, List<InetAddress>> found = addresses.of(wanted, time);
        Map<NodeId, Doors.Door> doors = new LinkedHashMap<>();
        wanted.forEach((node, names) -> {
            List<InetAddress> places = found.get(node);
            if (places == null) {
                looks.put(node, NodeLook.unresolved(node, names, Addresses.LATE));
            } else if (places.isEmpty()) {
                looks.put(node, NodeLook.unresolved(node, names, Addresses.NOWHERE));
            } else {
                doors.put(node, new Doors.Door(places, port.number()));
            }
        });
        return doors;
    }

    /** A pool of one node knows itself as localhost only; and this node is to be found even without a resolver. */
    private List<HostName> withSelf(NodeId node, List<HostName> names) {
        if (!frame.here().equals(Optional.of(node))) {
            return names;
        }
        List<HostName> all = new ArrayList<>(names);
        all.add(LOOPBACK);
        return all;
    }

    private NodeLook closed(NodeId node, Doors.Answer answer) {
        String place = answer.address().getHostAddress() + " port " + port;
        return switch (answer.outcome()) {
            case UNTRIED ->
                new NodeLook(
                        node, NodeState.UNREADABLE, "this machine could not open a connection to " + place, List.of());
            case ANSWERED, LISTENING ->
                new NodeLook(
                        node,
                        NodeState.UNREADABLE,
                        place + " takes connections but does not speak glusterd's RPC (TLS for management?)",
                        List.of(answer.address()));
            case HUNG ->
                new NodeLook(
                        node,
                        NodeState.GLUSTERD_SILENT,
                        place + " accepts connections but gave no answer in time",
                        List.of(answer.address()));
            case REFUSED ->
                new NodeLook(
                        node,
                        NodeState.GLUSTERD_DOWN,
                        place + " refuses connections: no glusterd runs there",
                        List.of(answer.address()));
            case SILENT ->
                new NodeLook(
                        node,
                        NodeState.UNREACHABLE,
                        place + " did not answer the connection attempt in time",
                        List.of(answer.address()));
        };
    }

    private NodeLook converse(NodeId node, InetAddress address, List<Brick> bricks, boolean withView, Duration time) {
        Endpoint endpoint = new Endpoint.Tcp(new InetSocketAddress(address, port.number()));
        try (GlusterdClient client = GlusterdClient.connect(endpoint, Deadline.in(time))) {
            return ask(client, address, node, bricks, withView);
        } catch (GlusterdFailure failure) {
            return NodeLook.failed(node, address, failure);
        }
    }

    private NodeLook ask(
            GlusterdClient client, InetAddress address, NodeId node, List<Brick> bricks, boolean withView) {
        Optional<Friends> friends = withView ? Optional.of(client.friends()) : Optional.empty();
        NodeId self = friends.isPresent() ? friends.get().self() : client.self();
        String numeric = address.getHostAddress();
        if (!self.equals(node)) {
            // Nothing at that address is this node's, so its bricks are not to be looked for there.
            return new NodeLook(
                    node, NodeState.UNREADABLE, "at " + numeric + " answers another node: " + self, List.of());
        }
        Map<BrickPath, Optional<Port>> ports =
                client.portsOf(bricks.stream().map(Brick::path).toList());
        for (Brick brick : bricks) {
            requireNonNull(ports.get(brick.path())).ifPresent(port -> lastKnown.note(brick.id(), port));
        }
        lastKnown.note(node, numeric);
        return new NodeLook(
                node, NodeState.UP, "its glusterd answered at " + numeric, List.of(address), friends, ports);
    }

    /** All nodes of a small pool; of a large one the source and an even sample in the order of their ids. */
    private Set<NodeId> viewers() {
        List<NodeId> members = new ArrayList<>(frame.members().keySet());
        if (members.size() <= VIEWS) {
            return Set.copyOf(members);
        }
        members.sort(null);
        Set<NodeId> viewers = new HashSet<>();
        viewers.add(frame.source());
        for (int i = 1; i < VIEWS; i++) {
            viewers.add(members.get((int) ((long) i * members.size() / VIEWS)));
        }
        return viewers;
    }
}
