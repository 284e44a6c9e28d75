package io.brickyard.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A call that a simulated process received: what is asked, and the arguments after the header. */
record Call(int id, int program, int procedure, byte[] arguments) {

    private static final int HEADER_UP_TO_CREDENTIAL = 24;

    /** Reads the call from a whole record; its credential and verifier are passed over. */
    static Call of(ByteBuffer record) {
        int id = record.getInt(0);
        int program = record.getInt(12);
        int procedure = record.getInt(20);
        int verifier = HEADER_UP_TO_CREDENTIAL + 8 + record.getInt(HEADER_UP_TO_CREDENTIAL + 4);
        int arguments = verifier + 8 + record.getInt(verifier + 4);
        byte[] bytes = new byte[record.limit() - arguments];
        record.get(arguments, bytes);
        return new Call(id, program, procedure, bytes);
    }

    /** The arguments read as one XDR string. */
    String text() {
        return new String(arguments, 4, ByteBuffer.wrap(arguments).getInt(), StandardCharsets.UTF_8);
    }

    /** The value under a key of the dictionary that is the only argument; empty when there is none. */
    String valueOf(String key) {
        ByteBuffer in = ByteBuffer.wrap(arguments);
        if (in.getInt() == 0) {
            return "";
        }
        for (int left = in.getInt(); left > 0; left--) {
            byte[] name = new byte[in.getInt()];
            byte[] value = new byte[in.getInt()];
            in.get(name).get();
            in.get(value);
            if (new String(name, StandardCharsets.UTF_8).equals(key)) {
                return new String(value, 0, value.length - 1, StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
