package io.brickyard.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes one ONC RPC record: XDR values, and the pairs of a GlusterFS dictionary.
 *
 * <p>Written apart from the client's reader on purpose: the two are checked against each other and both against a real
 * glusterd.
 */
final class RecordWriter {

    private static final int LAST_FRAGMENT = 0x8000_0000;
    private static final int MARK = 4;

    private ByteBuffer out;

    private RecordWriter(int capacity) {
        this.out = ByteBuffer.allocate(capacity).position(MARK);
    }

    /** The head of an answer to the call with this id: a reply, accepted, verifier AUTH_NULL, success. */
    static RecordWriter answerTo(int id) {
        return new RecordWriter(512)
                .integer(id)
                .integer(1)
                .integer(0)
                .integer(0)
                .integer(0)
                .integer(0);
    }

    /** An answer that the procedure is not served here. */
    static RecordWriter unavailable(int id) {
        return new RecordWriter(64)
                .integer(id)
                .integer(1)
                .integer(0)
                .integer(0)
                .integer(0)
                .integer(3);
    }

    RecordWriter integer(int value) {
        room(4).putInt(value);
        return this;
    }

    RecordWriter hyper(long value) {
        room(8).putLong(value);
        return this;
    }

    RecordWriter string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        integer(bytes.length);
        room(bytes.length).put(bytes);
        return padded(bytes.length);
    }

    /** Begins a dictionary within an opaque; {@link Pairs#end} closes it. */
    Pairs dictionary() {
        int start = room(8).position();
        out.putInt(0).putInt(0);
        return new Pairs(start);
    }

    /** The whole record, ready to be sent. */
    ByteBuffer record() {
        out.putInt(0, LAST_FRAGMENT | out.position() - MARK);
        return out.flip();
    }

    private RecordWriter padded(int length) {
        for (int padding = -length & 3; padding > 0; padding--) {
            room(1).put((byte) 0);
        }
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(Math.max(out.capacity() * 2, out.position() + bytes))
                    .put(out.flip());
        }
        return out;
    }

    /** The pairs of a dictionary; numbers are decimal text, and each text ends in a NUL that counts. */
    final class Pairs {

        private final int start;
        private int count;

        private Pairs(int start) {
            this.start = start;
        }

        Pairs put(String key, String value) {
            byte[] keyBytes = key.getBytes(StandardCharsets.ISO_8859_1);
            byte[] valueBytes = value.getBytes(StandardCharsets.ISO_8859_1);
            room(10 + keyBytes.length + valueBytes.length)
                    .putInt(keyBytes.length)
                    .putInt(valueBytes.length + 1)
                    .put(keyBytes)
                    .put((byte) 0)
                    .put(valueBytes)
                    .put((byte) 0);
            count++;
            return this;
        }

        Pairs put(String key, int value) {
            return put(key, Integer.toString(value));
        }

        /** Back to the record, the dictionary's length and number of pairs filled in. */
        RecordWriter end() {
            int length = out.position() - start - 4;
            out.putInt(start, length).putInt(start + 4, count);
            return padded(length);
        }
    }
}
