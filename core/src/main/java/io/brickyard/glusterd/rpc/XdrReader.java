package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.GlusterdFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads values in XDR (RFC 4506) out of one record. Never reads beyond it: a length that does not fit what is left is a
 * {@link GlusterdFailure.Unreadable} that names the position, before anything is allocated.
 */
final class XdrReader {

    private final byte[] bytes;
    private int position;

    XdrReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int integer() {
        need(4);
        int value = (bytes[position] & 0xff) << 24
                | (bytes[position + 1] & 0xff) << 16
                | (bytes[position + 2] & 0xff) << 8
                | (bytes[position + 3] & 0xff);
        position += 4;
        return value;
    }

    long hyper() {
        return (long) integer() << 32 | integer() & 0xffffffffL;
    }

    byte[] opaque() {
        int length = integer();
        if (length < 0) {
            throw unreadable("a length of " + (length & 0xffffffffL));
        }
        need(length);
        byte[] value = Arrays.copyOfRange(bytes, position, position + length);
        // GlusterFS itself leaves the padding of the last value out now and then.
        position = (int) Math.min(bytes.length, position + (length + 3L & ~3L));
        return value;
    }

    String string() {
        return new String(opaque(), StandardCharsets.UTF_8);
    }

    int left() {
        return bytes.length - position;
    }

    GlusterdFailure.Unreadable unreadable(String what) {
        return new GlusterdFailure.Unreadable(
                "unreadable answer: " + what + " at byte " + position + " of " + bytes.length);
    }

    private void need(int count) {
        if (count > left()) {
            throw unreadable(count + " bytes wanted, " + left() + " left");
        }
    }
}
