package io.brickyard.glusterd.rpc;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What one well-behaved glusterd knows, and how it answers: the pool from its point of view, all volumes, and the ports of
 * its own bricks. May be changed while it is asked; its answers may be overruled key by key, to tell lies.
 */
public final class Knowledge implements FakeGlusterd.Behaviour {

    private final Map<String, String> friends = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> volumes = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();
    private final NodeId self;
    private volatile String state = "";

    public Knowledge(Friends view) {
        self = view.self();
        see(view);
    }

    /** A process that has only GF-DUMP, as a brick. */
    public static FakeGlusterd.Behaviour ofBrick() {
        return visitor -> {
            while (true) {
                Visitor.Question question = visitor.question();
                if (question.is(Procedure.DUMP)) {
                    visitor.answer(question, programs(Program.DUMP));
                } else {
                    visitor.refuse(question);
                }
            }
        };
    }

    /** Sees the pool this way from now on. */
    public Knowledge see(Friends view) {
        friends.clear();
        friends.putAll(keysOf(view));
        return this;
    }

    public Knowledge volume(Volume volume) {
        return volume(volume.name().value(), keysOf(volume));
    }

    /** A volume with whatever keys. */
    public Knowledge volume(String name, Map<String, String> keys) {
        volumes.put(name, Map.copyOf(keys));
        return this;
    }

    public Knowledge withoutVolume(Volume volume) {
        volumes.remove(volume.name().value());
        return this;
    }

    public Knowledge port(BrickPath brick, int port) {
        ports.put(brick.value(), port);
        return this;
    }

    public Knowledge withoutPort(BrickPath brick) {
        ports.remove(brick.value());
        return this;
    }

    /** Writes this as its state when it is asked to, as over its socket. */
    public Knowledge state(String text) {
        state = text;
        return this;
    }

    /** Answers with another value for a key of its view of the pool. */
    public Knowledge friendKey(String key, String value) {
        friends.put(key, value);
        return this;
    }

    @Override
    public void meet(Visitor visitor) throws IOException {
        while (true) {
            answer(visitor, visitor.question());
        }
    }

    void answer(Visitor visitor, Visitor.Question question) throws IOException {
        if (question.is(Procedure.DUMP)) {
            visitor.answer(question, programs(Program.DUMP, Program.CLI, Program.PORTMAP));
        } else if (question.is(Procedure.LIST_FRIENDS)) {
            visitor.answer(
                    question,
                    new XdrWriter().integer(0).integer(0).opaque(bytes(friends)).bytes());
        } else if (question.is(Procedure.UUID_GET)) {
            visitor.answer(question, success(Map.of("uuid", self.toString())));
        } else if (question.is(Procedure.LIST_VOLUME)) {
            visitor.answer(question, success(names()));
        } else if (question.is(Procedure.GET_VOLUME)) {
            String name = Dictionary.read(new XdrReader(question.arguments()).opaque())
                    .need("volname");
            Map<String, String> keys = volumes.get(name);
            visitor.answer(question, keys == null ? noVolume() : success(keys));
        } else if (question.is(Procedure.GET_STATE) && !state.isEmpty()) {
            Dictionary asked = Dictionary.read(new XdrReader(question.arguments()).opaque());
            Files.writeString(Path.of(asked.need("odir"), asked.need("filename")), state);
            visitor.answer(question, success(Map.of()));
        } else if (question.is(Procedure.PORT_BY_BRICK)) {
            String path = new String(new XdrReader(question.arguments()).opaque(), StandardCharsets.UTF_8);
            int port = ports.getOrDefault(path, 0);
            int opRet = port == 0 ? -1 : 0;
            visitor.answer(
                    question,
                    new XdrWriter()
                            .integer(opRet)
                            .integer(0)
                            .integer(0)
                            .integer(port)
                            .bytes());
        } else {
            visitor.refuse(question);
        }
    }

    private static byte[] programs(Program... programs) {
        XdrWriter list = new XdrWriter().hyper(0).integer(0).integer(0);
        for (Program program : programs) {
            list.integer(1).string("program").hyper(program.number()).hyper(program.version());
        }
        return list.integer(0).bytes();
    }

    private Map<String, String> names() {
        Map<String, String> keys = new TreeMap<>();
        volumes.keySet().forEach(name -> keys.put("volume" + keys.size(), name));
        keys.put("count", Integer.toString(keys.size()));
        return keys;
    }

    /** The results of a call that went well. */
    static byte[] success(Map<String, String> keys) {
        return new XdrWriter()
                .integer(0)
                .integer(0)
                .string("")
                .opaque(bytes(keys))
                .bytes();
    }

    private static byte[] noVolume() {
        return new XdrWriter()
                .integer(-1)
                .integer(0)
                .string("Volume does not exist")
                .opaque(new byte[0])
                .bytes();
    }

    private static byte[] bytes(Map<String, String> keys) {
        return Dictionary.of(keys).bytes();
    }

    /** The keys of LIST_FRIENDS; the node itself comes last, as with the real one. */
    public static Map<String, String> keysOf(Friends view) {
        Map<String, String> keys = new TreeMap<>();
        int n = 0;
        for (Friends.Friend friend : view.peers()) {
            String prefix = "friend" + ++n + ".";
            keys.put(prefix + "uuid", friend.id().toString());
            keys.put(prefix + "hostname", friend.names().getFirst().value());
            keys.put(prefix + "port", "24007");
            keys.put(prefix + "stateId", Integer.toString(friend.state()));
            keys.put(prefix + "state", friend.stateName());
            keys.put(prefix + "connected", friend.connected() ? "1" : "0");
            keys.put(prefix + "hostname_count", Integer.toString(friend.names().size()));
            int k = 0;
            for (HostName name : friend.names()) {
                keys.put(prefix + "hostname" + k++, name.value());
            }
        }
        String own = "friend" + ++n + ".";
        keys.put(own + "uuid", view.self().toString());
        keys.put(own + "hostname", "localhost");
        keys.put(own + "connected", "1");
        keys.put("count", Integer.toString(n));
        return keys;
    }

    /** The keys of GET_VOLUME for one volume. */
    public static Map<String, String> keysOf(Volume volume) {
        Map<String, String> keys = new TreeMap<>();
        keys.put("count", "1");
        String prefix = "volume0.";
        keys.put(prefix + "name", volume.name().value());
        keys.put(prefix + "volume_id", volume.id().toString());
        keys.put(prefix + "status", Integer.toString(volume.status().ordinal()));
        keys.put(prefix + "snap_count", Integer.toString(volume.snapshots()));
        putLayout(keys, prefix, volume.layout());
        volume.options().forEach((name, value) -> keys.put(prefix + "option." + name, value));
        List<Brick> bricks = volume.bricks();
        keys.put(prefix + "brick_count", Integer.toString(bricks.size()));
        for (int k = 1; k <= bricks.size(); k++) {
            Brick brick = bricks.get(k - 1);
            keys.put(prefix + "brick" + k, brick.host() + ":" + brick.path());
            keys.put(prefix + "brick" + k + ".uuid", brick.node().toString());
            if (brick.role() == Brick.Role.ARBITER) {
                keys.put(prefix + "brick" + k + ".isArbiter", "1");
            }
        }
        return keys;
    }

    private static void putLayout(Map<String, String> keys, String prefix, Layout layout) {
        switch (layout) {
            case Layout.Single _ -> keys.put(prefix + "replica_count", "1");
            case Layout.Replicated replicated -> {
                keys.put(prefix + "replica_count", Integer.toString(replicated.bricks()));
                keys.put(prefix + "arbiter_count", Integer.toString(replicated.arbiters()));
            }
            case Layout.ThinArbitrated thin -> {
                keys.put(prefix + "replica_count", "2");
                keys.put(prefix + "thin_arbiter_count", "1");
                keys.put(prefix + "thin_arbiter_brick", thin.thinArbiter().toString());
            }
            case Layout.Dispersed dispersed -> {
                keys.put(prefix + "disperse_count", Integer.toString(dispersed.bricks()));
                keys.put(prefix + "redundancy_count", Integer.toString(dispersed.redundancy()));
            }
        }
    }
}
