package io.brickyard.work;

import io.brickyard.json.Json;
import io.brickyard.json.JsonFailure;
import io.brickyard.json.JsonReader;
import io.brickyard.pool.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** The members of a JSON object that a task or a result is made of. A member that nobody knows is refused. */
record Fields(Json.Members members) {

    private static final int MOST_MEMBERS = 1000;

    /** @throws FormFailure unless the bytes are one JSON object of at most this size */
    static Fields read(byte[] octets, int largest) {
        if (octets.length > largest) {
            throw new FormFailure("it is larger than " + largest + " bytes");
        }
        try {
            if (JsonReader.read(octets) instanceof Json.Members members) {
                return new Fields(members);
            }
        } catch (JsonFailure broken) {
            throw new FormFailure(String.valueOf(broken.getMessage()));
        }
        throw new FormFailure("it is no JSON object");
    }

    /** These and no others. */
    Fields only(String... known) {
        Set<String> names = Set.of(known);
        for (String name : members.values().keySet()) {
            if (!names.contains(name)) {
                throw new FormFailure("a member that is not known: '" + shortened(name) + "'");
            }
        }
        return this;
    }

    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    String text(String name) {
        return members.text(name).orElseThrow(() -> new FormFailure("'" + name + "' is no text, or missing"));
    }

    Optional<String> possibleText(String name) {
        return members.member(name).isEmpty() ? Optional.empty() : Optional.of(text(name));
    }

    long number(String name) {
        return members.number(name).orElseThrow(() -> new FormFailure("'" + name + "' is no whole number, or missing"));
    }

    Bytes size(String name) {
        return new Bytes(number(name));
    }

    boolean flag(String name) {
        return members.flag(name)
                .orElseThrow(() -> new FormFailure("'" + name + "' is neither true nor false, or missing"));
    }

    UUID uuid(String name) {
        String text = text(name);
        if (text.length() != 36) {
            throw new FormFailure("'" + name + "' is no UUID");
        }
        return UUID.fromString(text);
    }

    Fields object(String name) {
        return members.member(name)
                .flatMap(value ->
                        value instanceof Json.Members inner ? Optional.of(new Fields(inner)) : Optional.empty())
                .orElseThrow(() -> new FormFailure("'" + name + "' is no object, or missing"));
    }

    Optional<Fields> possibleObject(String name) {
        return members.member(name).isEmpty() ? Optional.empty() : Optional.of(object(name));
    }

    <T> List<T> objects(String name, Function<Fields, T> reading) {
        if (!(members.values().get(name) instanceof Json.Items items)) {
            throw new FormFailure("'" + name + "' is no list, or missing");
        }
        if (items.values().size() > MOST_MEMBERS) {
            throw new FormFailure("'" + name + "' has more than " + MOST_MEMBERS + " parts");
        }
        List<T> parts = new ArrayList<>(items.values().size());
        for (Json value : items.values()) {
            if (!(value instanceof Json.Members inner)) {
                throw new FormFailure("'" + name + "' has a part that is no object");
            }
            parts.add(reading.apply(new Fields(inner)));
        }
        return parts;
    }

    /** An object whose members are texts. */
    Map<String, String> texts(String name) {
        Fields inner = object(name);
        if (inner.members().values().size() > MOST_MEMBERS) {
            throw new FormFailure("'" + name + "' has more than " + MOST_MEMBERS + " members");
        }
        Map<String, String> texts = new HashMap<>();
        inner.members().values().keySet().forEach(key -> texts.put(key, inner.text(key)));
        return texts;
    }

    static Json.Members write(Map<String, String> texts) {
        Json.Members members = Json.Members.NONE;
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            members = members.with(text.getKey(), text.getValue());
        }
        return members;
    }
}
