package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.GlusterdFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * GlusterFS's {@code dict_t} as it travels: the number of pairs, then for each the length of the key (without its NUL),
 * the length of the value, the key with a NUL, the value (libglusterfs/src/dict.c, the same from 3.4 to 11).
 *
 * <p>Numbers are decimal text, strings end in a NUL that is counted; both are shown here as text without it. The order
 * has no meaning. Keys come and go with GlusterFS's versions, so each may be absent.
 */
final class Dictionary {

    /** More pairs than any real answer has (a volume of 2,000 bricks has about 8,000). */
    private static final int MOST_PAIRS = 250_000;

    private final Map<String, String> pairs;

    private Dictionary(Map<String, String> pairs) {
        this.pairs = pairs;
    }

    /** Written in the order of the keys, so that the same question always is the same bytes. */
    static Dictionary of(Map<String, String> pairs) {
        return new Dictionary(new TreeMap<>(pairs));
    }

    static Dictionary empty() {
        return new Dictionary(Map.of());
    }

    /** @throws GlusterdFailure.Unreadable when the bytes are no dictionary */
    static Dictionary read(byte[] bytes) {
        if (bytes.length == 0) {
            return empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int count = nextInt(in);
        if (count < 0 || count > MOST_PAIRS || count > bytes.length / 9) {
            throw unreadable(in, count + " pairs in " + bytes.length + " bytes");
        }
        Map<String, String> pairs = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            int keyLength = nextInt(in);
            int valueLength = nextInt(in);
            if (keyLength < 0 || valueLength < 0 || keyLength + 1L + valueLength > in.remaining()) {
                throw unreadable(in, "a pair of " + keyLength + " and " + valueLength + " bytes");
            }
            String key = text(bytes, in.position(), keyLength);
            in.position(in.position() + keyLength + 1);
            pairs.put(key, text(bytes, in.position(), valueLength));
            in.position(in.position() + valueLength);
        }
        return new Dictionary(pairs);
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = length;
        while (end > 0 && bytes[from + end - 1] == 0) {
            end--;
        }
        return new String(bytes, from, end, StandardCharsets.UTF_8);
    }

    private static int nextInt(ByteBuffer in) {
        if (in.remaining() < 4) {
            throw unreadable(in, "the end");
        }
        return in.getInt();
    }

    private static GlusterdFailure.Unreadable unreadable(ByteBuffer in, String what) {
        return new GlusterdFailure.Unreadable(
                "unreadable dictionary: " + what + " at byte " + in.position() + " of " + in.limit());
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        out.writeBytes(ByteBuffer.allocate(4).putInt(pairs.size()).array());
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            byte[] key = pair.getKey().getBytes(StandardCharsets.UTF_8);
            byte[] value = pair.getValue().getBytes(StandardCharsets.UTF_8);
            ByteBuffer lengths = ByteBuffer.allocate(8).putInt(key.length).putInt(value.length + 1);
            out.writeBytes(lengths.array());
            out.writeBytes(key);
            out.write(0);
            out.writeBytes(value);
            out.write(0);
        }
        return out.toByteArray();
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(pairs.get(key));
    }

    /** @throws GlusterdFailure.Unreadable when the key is missing */
    String need(String key) {
        String value = pairs.get(key);
        if (value == null) {
            throw new GlusterdFailure.Unreadable("unreadable answer: it lacks '" + key + "'");
        }
        return value;
    }

    /** The number under a key, or what to take when there is none. */
    int number(String key, int otherwise) {
        String value = pairs.get(key);
        return value == null ? otherwise : parse(key, value);
    }

    /** @throws GlusterdFailure.Unreadable when the key is missing or no number */
    int number(String key) {
        return parse(key, need(key));
    }

    private static int parse(String key, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException _) {
            String excerpt = value.length() > 40 ? value.substring(0, 40) + "…" : value;
            throw new GlusterdFailure.Unreadable("unreadable answer: '" + key + "' is no number but '" + excerpt + "'");
        }
    }

    /** All pairs whose key begins with the prefix, the prefix taken off. */
    Map<String, String> below(String prefix) {
        Map<String, String> found = new HashMap<>();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            if (pair.getKey().startsWith(prefix)) {
                found.put(pair.getKey().substring(prefix.length()), pair.getValue());
            }
        }
        return found;
    }
}
