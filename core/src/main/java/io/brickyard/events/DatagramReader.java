package io.brickyard.events;

import io.brickyard.pool.NodeId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Understands datagrams of GlusterFS, as far as they can be understood: whatever comes in is an event in the end, unless it
 * is blank. What had to be guessed or is missing is said by flaws. Beside it stands what the original daemon would have made
 * of the same datagram. Safe for use by many threads.
 */
public final class DatagramReader {
    /** The longest that IPv4 carries; a socket's reader with less room cuts. */
    public static final int MOST_BYTES = 65_507;

    /** Of what is in no catalogue. */
    public static final String UNKNOWN_EVENT = "UNKNOWN_EVENT";

    /** RFC 3339 has four digits for the year. */
    private static final BigInteger LATEST = BigInteger.valueOf(253_402_300_799L);

    private static final Detail.Keys ANY_KEYS = new Detail.Keys(Map.of());

    private final Catalogue catalogue;
    private final CompatParser compat;
    private final Map<String, Detail.Keys> keys = new HashMap<>();

    public DatagramReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.compat = new CompatParser(catalogue);
        catalogue.types().forEach(type -> keys.put(type.name(), Detail.Keys.of(type)));
    }

    /**
     * @param reporter this node
     * @return empty when the datagram is blank
     */
    public Optional<Event> read(byte[] datagram, Instant received, NodeId reporter) {
        boolean cut = datagram.length > MOST_BYTES;
        byte[] bytes = cut ? Arrays.copyOf(datagram, MOST_BYTES) : datagram;
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return Optional.empty();
        }
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        if (cut) {
            flaws.add(Flaw.TRUNCATED);
        }
        if (text.indexOf('\ufffd') >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            flaws.add(Flaw.INVALID_TEXT);
        }
        Parts parts = parts(text, received);
        Detail.Read detail = parts.event() ? readable(parts) : unreadable(parts);
        flaws.addAll(detail.flaws());
        flaws.addAll(parts.flaws());
        Optional<CompatParser.Body> body = compat.parse(bytes, reporter) instanceof CompatParser.Body posted
                ? Optional.of(posted)
                : Optional.empty();
        Subject subject = SubjectReader.read(detail.attributes(), reporter);
        return Optional.of(new Event(
                parts.happened(),
                received,
                reporter,
                parts.type(),
                subject,
                detail.attributes(),
                flaws,
                body.map(CompatParser.Body::text),
                body.map(CompatParser.Body::order).orElse(List.of())));
    }

    /** @param event whether there are a time and a number; otherwise the detail is the whole text */
    private record Parts(Instant happened, EventType type, String detail, boolean event, Set<Flaw> flaws) {}

    private Parts parts(String text, Instant received) {
        String[] words = text.strip().split("[ \t\r\n]+", 3);
        Optional<BigInteger> time = PythonInteger.parse(words[0]);
        Optional<BigInteger> number = words.length < 2 ? Optional.empty() : PythonInteger.parse(words[1]);
        if (time.isEmpty() || number.isEmpty()) {
            return new Parts(received, unknown(OptionalInt.empty()), text.strip(), false, Set.of(Flaw.UNKNOWN_TYPE));
        }
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        Instant happened = received;
        if (time.get().signum() < 0 || time.get().compareTo(LATEST) > 0) {
            flaws.add(Flaw.AMBIGUOUS);
        } else {
            happened = Instant.ofEpochSecond(time.get().longValue());
        }
        Optional<EventType> found = compat.type(number.get());
        if (found.isEmpty() || number.get().signum() < 0) {
            flaws.add(Flaw.UNKNOWN_TYPE);
        }
        EventType type = found.orElseGet(() -> unknown(small(number.get())));
        if (catalogue.doubtful(type)) {
            flaws.add(Flaw.UNCONFIRMED);
        }
        return new Parts(happened, type, words.length < 3 ? "" : words[2], true, flaws);
    }

    private static OptionalInt small(BigInteger number) {
        return number.bitLength() < Integer.SIZE ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    private static EventType unknown(OptionalInt number) {
        return new EventType(
                UNKNOWN_EVENT,
                number,
                "unknown",
                Severity.WARNING,
                Origin.GLUSTERFS,
                "Something that is in no catalogue that we know.",
                List.of(),
                List.of());
    }

    private Detail.Read readable(Parts parts) {
        return Detail.read(keys.getOrDefault(parts.type().name(), ANY_KEYS), parts.detail());
    }

    private static Detail.Read unreadable(Parts parts) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("text", new Value.Text(parts.detail()));
        return new Detail.Read(attributes, Set.of());
    }
}
