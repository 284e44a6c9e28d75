package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * ONC RPC version 2 (RFC 5531) over one connection, as GlusterFS speaks it: one call at a time, or many of a kind with several
 * under way, whose answers come in any order.
 *
 * <p>Always holds: every call ends at the connection's deadline, however slowly bytes arrive; no more than {@link #LARGEST_RECORD} bytes are
 * held for an answer; records that are not the answer (glusterd pushes calls of its own, an old answer may come late) are
 * passed over, at most {@link #MOST_STRANGERS} of them a call. The credential is AUTH_NULL, which GlusterFS accepts from
 * 3.x to 11 for all that is asked here.
 */
final class RpcConnection implements AutoCloseable {

    /** The largest answer: a volume of some 100,000 bricks. */
    static final int LARGEST_RECORD = 16 << 20;

    static final int MOST_STRANGERS = 64;
    /** Half of what glusterd takes from one client before it stops reading (rpc.outstanding-rpc-limit, rpcsvc.c). */
    private static final int MOST_UNDER_WAY = 32;

    private static final int MOST_FRAGMENTS = 4096;
    private static final int LAST_FRAGMENT = 0x8000_0000;
    private static final int CALL = 0;
    private static final int REPLY = 1;
    private static final int RPC_VERSION = 2;

    private final Endpoint endpoint;
    private final Wire wire;
    private int lastId;
    /** Whether the fragment read last was the last of its record. */
    private boolean lastFragment;

    private RpcConnection(Endpoint endpoint, Wire wire) {
        this.endpoint = endpoint;
        this.wire = wire;
    }

    /**
     * Connects.
     *
     * @param connectBy by which the connection must stand
     * @param deadline by which every call on it must be answered
     */
    static RpcConnection open(Endpoint endpoint, Deadline connectBy, Deadline deadline) {
        return new RpcConnection(endpoint, Wire.connect(endpoint, connectBy, deadline));
    }

    /**
     * Calls a procedure and waits for its answer.
     *
     * @return what follows the header of the answer
     * @throws GlusterdFailure.NotAllowed when the other side does not serve the procedure or refuses our credential
     */
    XdrReader call(Procedure procedure, byte[] arguments) {
        int id = lastId + 1;
        BitSet open = new BitSet(1);
        open.set(0);
        ask(procedure, List.of(arguments));
        return accepted(nextAnswer(id, open).record(), procedure);
    }

    /**
     * Calls a procedure many times, without waiting for one answer before the next question: a round trip costs more than an
     * answer.
     *
     * @param arguments of each call
     * @param taker is given what follows the header of each answer as it arrives, and which call it answers
     * @throws GlusterdFailure.NotAllowed when the other side does not serve the procedure or refuses our credential
     */
    void callAll(Procedure procedure, List<byte[]> arguments, ObjIntConsumer<XdrReader> taker) {
        int firstId = lastId + 1;
        BitSet open = new BitSet();
        int asked = 0;
        for (int answered = 0; answered < arguments.size(); answered++) {
            if (open.cardinality() <= MOST_UNDER_WAY / 2 && asked < arguments.size()) {
                int until = Math.min(arguments.size(), answered + MOST_UNDER_WAY);
                ask(procedure, arguments.subList(asked, until));
                open.set(asked, until);
                asked = until;
            }
            Answer answer = nextAnswer(firstId, open);
            open.clear(answer.question());
            taker.accept(accepted(answer.record(), procedure), answer.question());
        }
    }

    /** Sends all in one piece. */
    private void ask(Procedure procedure, List<byte[]> arguments) {
        ByteArrayOutputStream questions = new ByteArrayOutputStream(128 * arguments.size());
        for (byte[] one : arguments) {
            questions.writeBytes(request(++lastId, procedure, one));
        }
        wire.write(questions.toByteArray());
    }

    /** A record that answers a question, and the place of the question among all. */
    private record Answer(int question, XdrReader record) {}

    /** The next record that answers a question that is still open. */
    private Answer nextAnswer(int firstId, BitSet open) {
        for (int strangers = 0; strangers <= MOST_STRANGERS; strangers++) {
            XdrReader record = new XdrReader(nextRecord());
            int question = record.integer() - firstId;
            int direction = record.integer();
            if (direction == REPLY && question >= 0 && open.get(question)) {
                return new Answer(question, record);
            }
        }
        throw new GlusterdFailure.Unreadable(
                endpoint + " sent more than " + MOST_STRANGERS + " records that do not answer the question");
    }

    static byte[] request(int id, Procedure procedure, byte[] arguments) {
        byte[] header = new XdrWriter()
                .integer(id)
                .integer(CALL)
                .integer(RPC_VERSION)
                .integer(procedure.program())
                .integer(procedure.version())
                .integer(procedure.number())
                .integer(0) // credential: AUTH_NULL, empty
                .integer(0)
                .integer(0) // verifier: AUTH_NULL, empty
                .integer(0)
                .bytes();
        return ByteBuffer.allocate(4 + header.length + arguments.length)
                .putInt(LAST_FRAGMENT | header.length + arguments.length)
                .put(header)
                .put(arguments)
                .array();
    }

    private byte[] nextRecord() {
        byte[] first = nextFragment(LARGEST_RECORD);
        if (lastFragment) {
            return first;
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream(first.length * 2);
        record.writeBytes(first);
        for (int fragments = 1; !lastFragment; fragments++) {
            if (fragments == MOST_FRAGMENTS) {
                throw new GlusterdFailure.Unreadable(endpoint + " sent a record without end");
            }
            record.writeBytes(nextFragment(LARGEST_RECORD - record.size()));
        }
        return record.toByteArray();
    }

    /** Large fragments are taken in pieces, so that a false length costs no memory before its bytes are there. */
    private byte[] nextFragment(int mostBytes) {
        int mark = ByteBuffer.wrap(wire.read(4)).getInt();
        int length = mark & ~LAST_FRAGMENT;
        lastFragment = (mark & LAST_FRAGMENT) != 0;
        if (length > mostBytes) {
            throw new GlusterdFailure.Unreadable(
                    endpoint + " announced a record of more than " + LARGEST_RECORD + " bytes");
        }
        int piece = 1 << 16;
        if (length <= piece) {
            return wire.read(length);
        }
        ByteArrayOutputStream fragment = new ByteArrayOutputStream(piece);
        for (int left = length; left > 0; left -= piece) {
            fragment.writeBytes(wire.read(Math.min(left, piece)));
        }
        return fragment.toByteArray();
    }

    private XdrReader accepted(XdrReader record, Procedure procedure) {
        int replyStatus = record.integer();
        if (replyStatus != 0) {
            throw new GlusterdFailure.NotAllowed(endpoint + " denies us the call " + procedure);
        }
        record.integer(); // verifier: flavour
        record.opaque(); // verifier: body
        int acceptStatus = record.integer();
        return switch (acceptStatus) {
            case 0 -> record;
            case 1, 2, 3 ->
                throw new GlusterdFailure.NotAllowed(
                        endpoint + " does not serve " + procedure + " (accept status " + acceptStatus + ")");
            default ->
                throw new GlusterdFailure.Unreadable(
                        endpoint + " could not read the call " + procedure + " (accept status " + acceptStatus + ")");
        };
    }

    @Override
    public void close() {
        wire.close();
    }
}
