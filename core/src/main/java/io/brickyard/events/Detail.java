package io.brickyard.events;

import io.brickyard.events.EventType.Attribute;
import io.brickyard.events.EventType.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a datagram's detail apart. {@code KEY=VALUE;KEY=VALUE} knows no escaping, so a value may contain both separators. The
 * first {@code =} of a part splits it, and only a key that the catalogue has for this kind of event, and that was not there
 * yet, begins a new value; every other part belongs to the value before it. Time and memory grow with the length only.
 */
final class Detail {
    private static final String NO_KEY = "text";
    private static final String NULL = "(null)";
    private static final Pattern LIKELY_KEY = Pattern.compile(" ?[A-Za-z][A-Za-z0-9_-]{0,63}");

    /** Where the C sources print {@code (null)} as a rule: it means none. */
    private static final Set<String> MAY_BE_NULL = Set.of("subdir_mount");

    private final Keys keys;
    private final Map<String, Attribute> attributes = new HashMap<>();
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);

    private @Nullable StringBuilder current;

    private Detail(Keys keys) {
        this.keys = keys;
    }

    /** What begins a value in one kind of event: documented names and those on the wire. None known: whatever looks like a key. */
    record Keys(Map<String, Attribute> known) {

        static Keys of(EventType type) {
            Map<String, Attribute> known = new HashMap<>();
            for (Attribute attribute : type.attributes()) {
                known.put(attribute.name(), attribute);
                attribute.wireNames().forEach(name -> known.put(name, attribute));
            }
            return new Keys(Map.copyOf(known));
        }

        Optional<Attribute> attribute(String key) {
            if (known.isEmpty()) {
                return LIKELY_KEY.matcher(key).matches()
                        ? Optional.of(new Attribute(key.strip(), Kind.TEXT, "", List.of()))
                        : Optional.empty();
            }
            Attribute exact = known.getOrDefault(key, known.get(key.strip()));
            return exact == null ? numbered(key) : Optional.of(exact);
        }

        /** {@code child-1} by way of {@code child-N}. */
        private Optional<Attribute> numbered(String key) {
            int dash = key.lastIndexOf('-');
            int digits = key.length() - dash - 1;
            if (dash < 0
                    || digits < 1
                    || digits > 9
                    || !key.chars().skip(dash + 1L).allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.empty();
            }
            Attribute all = known.get(key.substring(0, dash) + "-N");
            if (all == null) {
                return Optional.empty();
            }
            String name = all.name().substring(0, all.name().length() - 1) + key.substring(dash + 1);
            return Optional.of(new Attribute(name, all.kind(), all.meaning(), List.of()));
        }
    }

    record Read(Map<String, Value> attributes, Set<Flaw> flaws) {}

    static Read read(Keys keys, String text) {
        Detail detail = new Detail(keys);
        if (text.strip().equals(NULL)) {
            return new Read(Map.of(), Set.of(Flaw.NULL_VALUE));
        }
        int from = 0;
        while (from < text.length()) {
            int semicolon = text.indexOf(';', from);
            int to = semicolon < 0 ? text.length() : semicolon;
            detail.part(text.substring(from, to));
            from = to + 1;
        }
        return detail.values();
    }

    private void part(String part) {
        int equals = part.indexOf('=');
        String key = equals < 0 ? "" : part.substring(0, equals);
        Optional<Attribute> attribute = keys.attribute(key);
        if (attribute.isPresent() && !texts.containsKey(attribute.get().name())) {
            begin(attribute.get(), part.substring(equals + 1));
        } else if (current != null) {
            current.append(';').append(part);
            flaws.add(Flaw.AMBIGUOUS);
        } else {
            boolean likely = LIKELY_KEY.matcher(key).matches();
            String name = likely ? key.strip() : NO_KEY;
            begin(new Attribute(name, Kind.TEXT, "", List.of()), likely ? part.substring(equals + 1) : part);
            flaws.add(Flaw.AMBIGUOUS);
        }
    }

    private void begin(Attribute attribute, String text) {
        current = new StringBuilder(text);
        texts.put(attribute.name(), current);
        attributes.put(attribute.name(), attribute);
    }

    private Read values() {
        Map<String, Value> values = new LinkedHashMap<>();
        texts.forEach((name, builder) -> {
            String text = builder.toString();
            if (text.strip().equals(NULL)) {
                if (!MAY_BE_NULL.contains(name)) {
                    flaws.add(Flaw.NULL_VALUE);
                }
                return;
            }
            int glued =
                    keys.known().containsKey("timeout") && name.equals("brick") ? text.lastIndexOf(" timeout is ") : -1;
            values.put(name, value(name, glued < 0 ? text : text.substring(0, glued)));
            if (glued >= 0) {
                values.put("timeout", ValueText.read(Kind.NUMBER, text.substring(glued + 12)));
            }
        });
        return new Read(values, flaws);
    }

    private Value value(String name, String text) {
        Kind kind = attributes.get(name) instanceof Attribute attribute ? attribute.kind() : Kind.TEXT;
        if (kind == Kind.OPTIONS) {
            OptionList options = OptionList.read(text);
            if (!options.certain()) {
                flaws.add(Flaw.AMBIGUOUS);
            }
            return new Value.Options(options.options());
        }
        return ValueText.read(kind, text);
    }
}
