package io.brickyard.glusterd.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Bytes of a real GlusterFS 10.3; see the README beside the files. */
final class Recorded {

    /** Questions whose answer was recorded too. */
    static final List<String> CONVERSATIONS = List.of(
            "dump-unix",
            "dump-tcp",
            "dump-brick",
            "friends-unix",
            "friends-tcp",
            "friends-one-gone",
            "uuid-get",
            "volumes",
            "volume-dist",
            "volume-rep3",
            "volume-arb",
            "volume-disp",
            "volume-drep",
            "volume-thin",
            "volume-stopped",
            "volume-absent",
            "port-up",
            "port-down",
            "port-stopped",
            "state-over-tcp");

    private Recorded() {}

    static byte[] request(String conversation) {
        return bytes(conversation + ".request");
    }

    static byte[] answer(String conversation) {
        return bytes(conversation + ".answer");
    }

    static byte[] bytes(String name) {
        try (InputStream file = Recorded.class.getResourceAsStream("/golden/glusterfs-10.3/" + name + ".hex")) {
            if (file == null) {
                throw new IllegalArgumentException("no recording '" + name + "'");
            }
            String hex = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(hex.replace("\n", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The results within a recorded answer: what follows the record mark and the header of 24 bytes. */
    static XdrReader results(String conversation) {
        byte[] answer = answer(conversation);
        byte[] results = new byte[answer.length - 28];
        System.arraycopy(answer, 28, results, 0, results.length);
        return new XdrReader(results);
    }

    /** The dictionary within a recorded answer of LIST_FRIENDS. */
    static byte[] friends(String conversation) {
        XdrReader results = results(conversation);
        results.integer();
        results.integer();
        return results.opaque();
    }

    /** The dictionary within a recorded answer of another CLI procedure. */
    static byte[] dictionary(String conversation) {
        XdrReader results = results(conversation);
        results.integer();
        results.integer();
        results.opaque();
        return results.opaque();
    }
}
