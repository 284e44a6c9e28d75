package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation with one glusterd: reads what it knows, changes nothing, takes no lock, waits for no other node.
 *
 * <p>Every method may throw a {@link GlusterdFailure}; after any but {@code Refused} and {@code NotAllowed} the
 * conversation is over. Facts of the protocol: GlusterFS 3.7 to 11, rpc/xdr/src/cli1-xdr.x, portmap-xdr.x and
 * xlators/mgmt/glusterd/src/glusterd-handler.c.
 */
public final class GlusterdClient implements AutoCloseable {

    /** gf1_cli_list_friends: peers and the node itself. */
    private static final int WITH_SELF = 2;
    /** gf1_cli_get_volume: the one that is named. */
    private static final String BY_NAME = "2";

    private static final int MOST_PROGRAMS = 1000;
    /** More than any pool has; a larger number is a broken answer. */
    private static final int MOST_VOLUMES = 100_000;

    private final RpcConnection connection;

    private GlusterdClient(RpcConnection connection) {
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param deadline by which the whole conversation must be over
     */
    public static GlusterdClient connect(Endpoint endpoint, Deadline deadline) {
        return connect(endpoint, deadline, deadline);
    }

    /**
     * Connects.
     *
     * @param connectBy by which the connection must stand
     * @param deadline by which the whole conversation must be over
     */
    public static GlusterdClient connect(Endpoint endpoint, Deadline connectBy, Deadline deadline) {
        return new GlusterdClient(RpcConnection.open(endpoint, connectBy, deadline));
    }

    /** The programs that the process serves. Answers even where nothing else is served, so it shows a living process. */
    public List<Program> programs() {
        byte[] cookie = new XdrWriter().hyper(0).bytes();
        XdrReader answer = connection.call(Procedure.DUMP, cookie);
        answer.hyper();
        answer.integer(); // op_ret
        answer.integer(); // op_errno
        List<Program> programs = new ArrayList<>();
        while (answer.integer() != 0) {
            if (programs.size() == MOST_PROGRAMS) {
                throw answer.unreadable("more than " + MOST_PROGRAMS + " programs");
            }
            answer.string();
            programs.add(new Program((int) answer.hyper(), (int) answer.hyper()));
        }
        return List.copyOf(programs);
    }

    /** Who answers. Costs the same in a pool of any size, unlike {@link #friends()}. */
    public NodeId self() {
        String uuid = ask(Procedure.UUID_GET, Dictionary.empty()).need("uuid");
        try {
            return NodeId.parse(uuid);
        } catch (IllegalArgumentException e) {
            throw new GlusterdFailure.Unreadable("unreadable answer: 'uuid' is '" + uuid + "'");
        }
    }

    /** The node itself and its peers, as this glusterd sees them. */
    public Friends friends() {
        byte[] arguments =
                new XdrWriter().integer(WITH_SELF).opaque(new byte[0]).bytes();
        XdrReader answer = connection.call(Procedure.LIST_FRIENDS, arguments);
        int opRet = answer.integer();
        int opErrno = answer.integer();
        if (opRet != 0) {
            throw new GlusterdFailure.Refused("glusterd refused to list its peers (error " + opErrno + ")", opErrno);
        }
        return Friends.of(Dictionary.read(answer.opaque()));
    }

    public List<VolumeName> volumeNames() {
        Dictionary answer = ask(Procedure.LIST_VOLUME, Dictionary.empty());
        int count = answer.number("count", 0);
        if (count < 0 || count > MOST_VOLUMES) {
            throw new GlusterdFailure.Unreadable("unreadable answer: " + count + " volumes");
        }
        Set<VolumeName> names = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            names.add(validated("volume" + i, answer.need("volume" + i)));
        }
        return List.copyOf(names);
    }

    private static VolumeName validated(String key, String text) {
        try {
            return new VolumeName(text);
        } catch (IllegalArgumentException e) {
            throw new GlusterdFailure.Unreadable("unreadable answer: '" + key + "' is " + e.getMessage());
        }
    }

    /** One volume's configuration; empty when there is none of that name (any longer). */
    public Optional<Volume> volume(VolumeName name) {
        return volumeIn(connection.call(Procedure.GET_VOLUME, question(name)), name);
    }

    /**
     * What came of asking for several volumes; one that was deleted meanwhile is in neither.
     *
     * @param unreadable why the answer about a volume makes no sense to us
     */
    public record Volumes(List<Volume> volumes, Map<VolumeName, GlusterdFailure.Unreadable> unreadable) {}

    /** The configuration of many volumes, in about the time of a few. */
    public Volumes volumes(List<VolumeName> names) {
        List<byte[]> questions = new ArrayList<>(names.size());
        for (VolumeName name : names) {
            questions.add(question(name));
        }
        List<Volume> volumes = new ArrayList<>(names.size());
        Map<VolumeName, GlusterdFailure.Unreadable> unreadable = new LinkedHashMap<>();
        connection.callAll(Procedure.GET_VOLUME, questions, (answer, i) -> {
            VolumeName name = names.get(i);
            try {
                Optional<Volume> volume = volumeIn(answer, name);
                volume.ifPresent(volumes::add);
            } catch (GlusterdFailure.Unreadable failure) {
                unreadable.put(name, failure);
            }
        });
        return new Volumes(List.copyOf(volumes), unreadable);
    }

    private static byte[] question(VolumeName name) {
        return arguments(Dictionary.of(Map.of("flags", BY_NAME, "volname", name.value())));
    }

    private static Optional<Volume> volumeIn(XdrReader reply, VolumeName name) {
        Dictionary answer;
        try {
            answer = answerIn(reply, Procedure.GET_VOLUME);
        } catch (GlusterdFailure.Refused _) {
            return Optional.empty();
        }
        if (answer.number("count", 0) < 1) {
            return Optional.empty();
        }
        Volume volume = VolumeAnswer.read(answer);
        if (!volume.name().equals(name)) {
            throw new GlusterdFailure.Unreadable("unreadable answer: volume " + volume.name() + " instead of " + name);
        }
        return Optional.of(volume);
    }

    /**
     * The ports that glusterd has noted for bricks of its own node; none for a brick that, it says, is not running.
     *
     * @return an entry for every brick
     */
    public Map<BrickPath, Optional<Port>> portsOf(List<BrickPath> bricks) {
        List<byte[]> questions = new ArrayList<>(bricks.size());
        for (BrickPath brick : bricks) {
            questions.add(new XdrWriter().string(brick.value()).bytes());
        }
        Map<BrickPath, Optional<Port>> ports = HashMap.newHashMap(bricks.size());
        connection.callAll(Procedure.PORT_BY_BRICK, questions, (answer, i) -> ports.put(bricks.get(i), portIn(answer)));
        return ports;
    }

    private static Optional<Port> portIn(XdrReader answer) {
        int opRet = answer.integer();
        answer.integer(); // op_errno
        answer.integer(); // status
        int port = answer.integer();
        if (opRet != 0 || port == 0) {
            return Optional.empty();
        }
        if (port < 0 || port > 65535) {
            throw answer.unreadable("port " + port);
        }
        return Optional.of(new Port(port));
    }

    /**
     * Has glusterd write the report of {@code gluster get-state} for its own node, and names the file; only over the unix
     * socket. The caller reads and removes the file.
     *
     * @param folder an absolute path, as glusterd sees it
     */
    public void writeState(String folder, String file) {
        ask(Procedure.GET_STATE, Dictionary.of(Map.of("odir", folder, "filename", file)));
    }

    private Dictionary ask(Procedure procedure, Dictionary question) {
        return answerIn(connection.call(procedure, arguments(question)), procedure);
    }

    private static byte[] arguments(Dictionary question) {
        return new XdrWriter().opaque(question.bytes()).bytes();
    }

    private static Dictionary answerIn(XdrReader answer, Procedure procedure) {
        int opRet = answer.integer();
        int opErrno = answer.integer();
        String reason = new String(answer.opaque(), StandardCharsets.UTF_8);
        if (opRet != 0) {
            throw new GlusterdFailure.Refused(
                    "glusterd refused " + procedure + ": " + (reason.isEmpty() ? "error " + opErrno : reason), opErrno);
        }
        return Dictionary.read(answer.opaque());
    }

    @Override
    public void close() {
        connection.close();
    }
}
