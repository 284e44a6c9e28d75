package io.brickyard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the glusterds and bricks of a simulated pool say: the same keys in the same form as GlusterFS 10.3 answers over
 * TCP (cli1-xdr.x, portmap-xdr.x, glusterd-handler.c).
 */
final class Answers {

    private static final int CLI = 1238463;
    private static final int PORTMAP = 34123456;
    private static final int DUMP = 123451501;
    private static final int HANDSHAKE = 14398633;
    private static final int BRICK = 1298437;
    private static final int NO_SUCH_VOLUME = 30806;

    private final PoolPlan plan;

    Answers(PoolPlan plan) {
        this.plan = plan;
    }

    /** What the glusterd of a node answers. */
    ByteBuffer ofGlusterd(int node, Call call) {
        return switch (call.program()) {
            case DUMP -> glusterdPrograms(call.id());
            case PORTMAP -> call.procedure() == 1 ? port(node, call) : unavailable(call);
            case CLI ->
                switch (call.procedure()) {
                    case 3 -> friends(node, call.id());
                    case 5 -> volume(call);
                    case 33 -> volumeNames(call.id());
                    case 36 -> self(node, call.id());
                    case 46 -> state(node, call);
                    default -> unavailable(call);
                };
            default -> unavailable(call);
        };
    }

    /** What a brick answers. */
    ByteBuffer ofBrick(Call call) {
        if (call.program() != DUMP) {
            return unavailable(call);
        }
        RecordWriter record = programs(call.id());
        program(record, "GlusterFS 4.x v1", BRICK, 400);
        program(record, "GlusterFS 3.3", BRICK, 330);
        program(record, "GF-DUMP", DUMP, 1);
        program(record, "GlusterFS Handshake", HANDSHAKE, 2);
        return record.integer(0).record();
    }

    private static ByteBuffer unavailable(Call call) {
        return RecordWriter.unavailable(call.id()).record();
    }

    private static ByteBuffer glusterdPrograms(int id) {
        RecordWriter record = programs(id);
        program(record, "GF-DUMP", DUMP, 1);
        program(record, "GlusterD svc peer", 1238437, 2);
        program(record, "GlusterD svc cli read-only", CLI, 2);
        program(record, "GlusterD svc mgmt", 1238433, 2);
        program(record, "GlusterD svc mgmt v3", 1238433, 3);
        program(record, "Gluster Portmap", PORTMAP, 1);
        program(record, "Gluster Handshake", HANDSHAKE, 2);
        program(record, "Gluster MGMT Handshake", 1239873, 1);
        return record.integer(0).record();
    }

    /** The cookie, op_ret, op_errno; the list of programs follows. */
    private static RecordWriter programs(int id) {
        return RecordWriter.answerTo(id).hyper(0).integer(0).integer(0);
    }

    private static void program(RecordWriter record, String name, int number, int version) {
        record.integer(1).string(name).hyper(number).hyper(version);
    }

    private static RecordWriter success(int id) {
        return RecordWriter.answerTo(id).integer(0).integer(0).string("");
    }

    /** GET_STATE: writes its report where the question says, as a real one does. */
    private ByteBuffer state(int node, Call call) {
        try {
            Files.writeString(Path.of(call.valueOf("odir"), call.valueOf("filename")), StateReport.of(plan, node));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return success(call.id()).dictionary().end().record();
    }

    private ByteBuffer self(int node, int id) {
        return success(id)
                .dictionary()
                .put("uuid", plan.nodeId(node).toString())
                .end()
                .record();
    }

    /** Self comes last, as "localhost" and without a state. */
    private ByteBuffer friends(int self, int id) {
        RecordWriter.Pairs pairs =
                RecordWriter.answerTo(id).integer(0).integer(0).dictionary();
        pairs.put("count", plan.nodes());
        int friend = 1;
        for (int node = 0; node < plan.nodes(); node++) {
            if (node == self) {
                continue;
            }
            String prefix = "friend" + friend++ + ".";
            pairs.put(prefix + "hostname_count", 1)
                    .put(prefix + "hostname0", plan.nodeName(node))
                    .put(prefix + "connected", 1)
                    .put(prefix + "state", "Peer in Cluster")
                    .put(prefix + "stateId", 3)
                    .put(prefix + "port", 24007)
                    .put(prefix + "hostname", plan.nodeName(node))
                    .put(prefix + "uuid", plan.nodeId(node).toString());
        }
        String prefix = "friend" + friend + ".";
        return pairs.put(prefix + "connected", 1)
                .put(prefix + "hostname", "localhost")
                .put(prefix + "uuid", plan.nodeId(self).toString())
                .end()
                .record();
    }

    private ByteBuffer volumeNames(int id) {
        RecordWriter.Pairs pairs = success(id).dictionary().put("count", plan.volumes());
        for (int volume = 0; volume < plan.volumes(); volume++) {
            pairs.put("volume" + volume, plan.volumeName(volume));
        }
        return pairs.end().record();
    }

    /** The question is a dictionary with {@code flags} 2 and the {@code volname}. */
    private ByteBuffer volume(Call call) {
        int volume = plan.volumeNamed(call.valueOf("volname"));
        return volume < 0 ? noSuchVolume(call.id()) : volume(call.id(), volume);
    }

    private static ByteBuffer noSuchVolume(int id) {
        return RecordWriter.answerTo(id)
                .integer(-1)
                .integer(NO_SUCH_VOLUME)
                .string("Volume does not exist")
                .dictionary()
                .put("count", 0)
                .end()
                .record();
    }

    private ByteBuffer volume(int id, int volume) {
        int bricks = plan.bricksOf(volume);
        int replicas = plan.replicas(volume);
        RecordWriter.Pairs pairs = success(id).dictionary();
        pairs.put("count", 1)
                .put("volume0.opt_count", 5)
                .put("volume0.option.performance.client-io-threads", "off")
                .put("volume0.option.nfs.disable", "on")
                .put("volume0.option.transport.address-family", "inet")
                .put("volume0.option.storage.fips-mode-rchecksum", "on")
                .put("volume0.option.cluster.granular-entry-heal", "on");
        for (int k = bricks; k >= 1; k--) {
            int brick = plan.firstBrick(volume) + k - 1;
            int node = plan.nodeOf(brick);
            pairs.put("volume0.brick" + k + ".uuid", plan.nodeId(node).toString())
                    .put("volume0.brick" + k, plan.nodeName(node) + ":" + plan.path(brick));
        }
        return pairs.put("volume0.snap_count", 0)
                .put("volume0.rebalance", 0)
                .put("volume0.volume_id", plan.volumeId(volume).toString())
                .put("volume0.thin_arbiter_count", 0)
                .put("volume0.transport", 0)
                .put("volume0.arbiter_count", 0)
                .put("volume0.redundancy_count", 0)
                .put("volume0.disperse_count", 0)
                .put("volume0.replica_count", replicas)
                .put("volume0.dist_count", replicas)
                .put("volume0.brick_count", bricks)
                .put("volume0.status", 1)
                .put("volume0.type", replicas > 1 ? 2 : 0)
                .put("volume0.name", plan.volumeName(volume))
                .end()
                .record();
    }

    /** op_ret, op_errno, status, port; the question is a brick's path. */
    private ByteBuffer port(int node, Call call) {
        int brick = plan.brickAt(node, call.text());
        RecordWriter record = RecordWriter.answerTo(call.id());
        return brick < 0
                ? record.integer(-1).integer(0).integer(0).integer(0).record()
                : record.integer(0)
                        .integer(0)
                        .integer(0)
                        .integer(plan.port(brick))
                        .record();
    }
}
