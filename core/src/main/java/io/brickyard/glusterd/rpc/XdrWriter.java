package io.brickyard.glusterd.rpc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes values in XDR (RFC 4506): big-endian, each padded to a multiple of four bytes. */
final class XdrWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    XdrWriter integer(int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
        return this;
    }

    XdrWriter hyper(long value) {
        return integer((int) (value >>> 32)).integer((int) value);
    }

    XdrWriter opaque(byte[] bytes) {
        integer(bytes.length);
        out.writeBytes(bytes);
        for (int padding = -bytes.length & 3; padding > 0; padding--) {
            out.write(0);
        }
        return this;
    }

    XdrWriter string(String text) {
        return opaque(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
