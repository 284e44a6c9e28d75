package io.brickyard.events;

import io.brickyard.pool.NodeId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Understands a datagram exactly as GlusterFS's own events daemon does (10.3 with Python 3.11), mistakes included, and makes
 * the body that it would post, byte for byte. Scripts and webhooks were written against these bodies.
 *
 * <p>What must hold: the first 8,192 bytes, stripped, are UTF-8 and read {@code TIME NUMBER DETAIL}; every part of the detail
 * between semicolons has exactly one {@code =}; both numbers are numbers to Python, and a negative one counts from the end.
 */
public final class CompatParser {
    private static final int MOST_BYTES = 8192;
    private static final Set<String> FLAGS = Set.of("force", "push-pem", "no-verify");
    private static final Set<String> MEANING_ON = Set.of("1", "on", "true", "yes");
    private static final String NUMBER = "ssh-port";
    private static final String OPTIONS = "options";

    private final Catalogue catalogue;

    public CompatParser(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public sealed interface Outcome {}

    /**
     * @param text ASCII
     * @param order the names of its message as they came; the text has them sorted
     */
    public record Body(EventType type, String text, List<String> order) implements Outcome {
        public Body {
            order = List.copyOf(order);
        }
    }

    /** The original posts nothing. */
    public record Dropped(Reason reason) implements Outcome {}

    public enum Reason {
        NOT_UTF8,
        /** Blank, or not three words. */
        NO_EVENT,
        /** A part of the detail has no {@code =}, or more than one. */
        UNREADABLE_DETAIL,
        /** Its time or number is no number. */
        NO_NUMBER,
        UNHANDLED_NUMBER
    }

    /** @param node the one that received the datagram; the body names it */
    public Outcome parse(byte[] datagram, NodeId node) {
        byte[] bytes = strip(datagram);
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What Java replaced does not come back as it was. U+FFFD itself may have been sent.
        if (text.indexOf('\ufffd') >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            return new Dropped(Reason.NOT_UTF8);
        }
        String[] words = text.split(" ", 3);
        if (words.length < 3) {
            return new Dropped(Reason.NO_EVENT);
        }
        Optional<Map<String, String>> message = message(words[2]);
        if (message.isEmpty()) {
            return new Dropped(Reason.UNREADABLE_DETAIL);
        }
        Optional<BigInteger> number = PythonInteger.parse(words[1]);
        if (number.isEmpty()) {
            return new Dropped(Reason.NO_NUMBER);
        }
        Optional<EventType> type = type(number.get());
        if (type.isEmpty()) {
            return new Dropped(Reason.UNHANDLED_NUMBER);
        }
        Optional<BigInteger> time = PythonInteger.parse(words[0]);
        if (time.isEmpty()) {
            return new Dropped(Reason.NO_NUMBER);
        }
        return body(type.get(), message.get(), time.get(), node);
    }

    private static byte[] strip(byte[] datagram) {
        int from = 0;
        int to = Math.min(datagram.length, MOST_BYTES);
        while (from < to && isSpace(datagram[from])) {
            from++;
        }
        while (to > from && isSpace(datagram[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(datagram, from, to);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private static Optional<Map<String, String>> message(String detail) {
        // A name that comes twice keeps its first place, as in Python.
        Map<String, String> message = new LinkedHashMap<>();
        for (String part : detail.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 || part.indexOf('=', equals + 1) >= 0) {
                return Optional.empty();
            }
            message.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return Optional.of(message);
    }

    /** The type that Python's indexing finds. */
    Optional<EventType> type(BigInteger number) {
        if (number.bitLength() >= Integer.SIZE) {
            return Optional.empty();
        }
        int place = number.intValue();
        return catalogue.byNumber(place < 0 ? place + catalogue.numbered().size() : place);
    }

    private static Body body(EventType type, Map<String, String> message, BigInteger time, NodeId node) {
        boolean withOptions = type.name().equals("VOLUME_SET");
        if (withOptions) {
            message.putIfAbsent(OPTIONS, "");
        }
        Map<String, String> sorted = new TreeMap<>(CompatParser::compareCodePoints);
        sorted.putAll(message);
        String text = CompatBody.of(
                type,
                time,
                node,
                json -> sorted.forEach((key, value) -> {
                    json.name(key);
                    if (withOptions && key.equals(OPTIONS)) {
                        options(json, value);
                    } else {
                        value(json, key, value);
                    }
                }));
        return new Body(type, text, List.copyOf(message.keySet()));
    }

    private static void value(JsonText json, String key, String value) {
        if (FLAGS.contains(key)) {
            json.flag(MEANING_ON.contains(value.toLowerCase(Locale.ROOT)));
        } else if (key.equals(NUMBER)) {
            PythonInteger.parse(value).ifPresentOrElse(json::number, () -> json.text(value));
        } else {
            json.text(value);
        }
    }

    /** Pairs; the last one may lack its second half. */
    private static void options(JsonText json, String value) {
        int from = 0;
        int to = value.length();
        while (from < to && value.charAt(from) == ',') {
            from++;
        }
        while (to > from && value.charAt(to - 1) == ',') {
            to--;
        }
        String[] words = value.substring(from, to).split(",", -1);
        json.array();
        for (int i = 0; i < words.length; i += 2) {
            json.array().text(words[i]);
            if (i + 1 < words.length) {
                json.text(words[i + 1]);
            }
            json.endArray();
        }
        json.endArray();
    }

    /** Python's order of texts; Java's own differs where a surrogate meets a character behind them. */
    private static int compareCodePoints(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean alike = Character.isSurrogate(a) == Character.isSurrogate(b);
                return alike ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
