package io.brickyard.survey;

import io.brickyard.glusterd.rpc.FakeGlusterd;
import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.glusterd.rpc.Knowledge;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntUnaryOperator;

/**
 * A pool of fake nodes on addresses 127.71.0.1 and following, named {@code n1} and following, whose glusterds all listen on
 * the same free port. Nodes are counted from 1.
 */
final class FakePool implements AutoCloseable {

    private static final int ATTEMPTS = 20;

    private final List<FakeGlusterd> glusterds = new ArrayList<>();
    private final List<Knowledge> knowledge = new ArrayList<>();
    private final Map<BrickId, FakeGlusterd> bricks = new HashMap<>();
    private final Map<HostName, String> resolve = new HashMap<>();
    private final Port port;

    private FakePool(int nodes) {
        for (int n = 1; n <= nodes; n++) {
            int self = n;
            knowledge.add(new Knowledge(view(nodes, self, _ -> PeerView.Link.IN_CLUSTER)));
        }
        resolve.putAll(names(nodes));
        glusterds.add(FakeGlusterd.listening(address(1), 0, knowledge.getFirst()));
        port = glusterds.getFirst().port();
        try {
            for (int n = 2; n <= nodes; n++) {
                glusterds.add(FakeGlusterd.listening(address(n), port.number(), knowledge.get(n - 1)));
            }
        } catch (UncheckedIOException e) {
            close();
            throw e;
        }
    }

    /** Every glusterd answers, every node is a full member. */
    static FakePool of(int nodes) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new FakePool(nodes);
            } catch (UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    static NodeId id(int node) {
        return new NodeId(new UUID(0, node));
    }

    static HostName name(int node) {
        return new HostName("n" + node);
    }

    /** Where the names of so many nodes lead. */
    static Map<HostName, String> names(int nodes) {
        Map<HostName, String> names = new HashMap<>();
        for (int n = 1; n <= nodes; n++) {
            names.put(name(n), address(n));
        }
        return names;
    }

    static String address(int node) {
        return "127.71.0." + node;
    }

    /** What a number of nodes are for one of them. */
    static Friends view(int nodes, int self, IntUnaryOperator stateOf) {
        List<Friends.Friend> peers = new ArrayList<>();
        for (int n = 1; n <= nodes; n++) {
            if (n != self) {
                int state = stateOf.applyAsInt(n);
                peers.add(new Friends.Friend(id(n), List.of(name(n)), state, "state " + state, true));
            }
        }
        return new Friends(id(self), peers);
    }

    Knowledge knowledge(int node) {
        return knowledge.get(node - 1);
    }

    FakeGlusterd glusterd(int node) {
        return glusterds.get(node - 1);
    }

    FakeGlusterd brick(Volume volume, int index) {
        FakeGlusterd brick = bricks.get(volume.bricks().get(index).id());
        if (brick == null) {
            throw new IllegalArgumentException("no brick " + index + " of " + volume.name());
        }
        return brick;
    }

    /** The node is cut off: nobody answers at its glusterd's address. */
    void cut(int node) {
        glusterd(node).close();
        glusterds.set(node - 1, FakeGlusterd.dead(address(node), port.number()));
    }

    /** The node's name leads nowhere. */
    void unresolved(int node) {
        resolve.put(name(node), "::::");
    }

    /** A started replicated volume with one brick on every node, all of which serve. */
    Volume replicated(String name) {
        Volume volume = replicated(name, glusterds.size());
        for (Brick brick : volume.bricks()) {
            int node = (int) brick.node().value().getLeastSignificantBits();
            FakeGlusterd process = FakeGlusterd.listening(address(node), 0, Knowledge.ofBrick());
            bricks.put(brick.id(), process);
            knowledge(node).port(brick.path(), process.port().number());
        }
        knowledge.forEach(each -> each.volume(volume));
        return volume;
    }

    /** Its glusterds know it no longer; its processes go on. */
    void deleted(Volume volume) {
        knowledge.forEach(each -> each.withoutVolume(volume));
        volume.bricks().forEach(brick -> knowledge((int) brick.node().value().getLeastSignificantBits())
                .withoutPort(brick.path()));
    }

    static Volume replicated(String name, int nodes) {
        Layout layout = new Layout.Replicated(nodes, 0);
        List<Brick> bricks = new ArrayList<>();
        for (int n = 1; n <= nodes; n++) {
            BrickId id = new BrickId(id(n), new BrickPath("/bricks/" + name));
            bricks.add(new Brick(id, name(n), Brick.Role.DATA));
        }
        return new Volume(
                new VolumeName(name),
                new UUID(1, name.hashCode()),
                Volume.Status.STARTED,
                layout,
                Volume.inSubvolumes(layout, bricks),
                Map.of(),
                0);
    }

    /** Asks node 1 for the pool. */
    SurveyRequest request(Duration timeout) {
        return new SurveyRequest(
                Optional.of(new SurveyRequest.Server(name(1), port)), resolve, timeout, SurveyRequest.Depth.BRICKS);
    }

    @Override
    public void close() {
        glusterds.forEach(FakeGlusterd::close);
        bricks.values().forEach(FakeGlusterd::close);
    }
}
