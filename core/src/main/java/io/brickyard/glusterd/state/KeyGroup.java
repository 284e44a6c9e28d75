package io.brickyard.glusterd.state;

import io.brickyard.glusterd.WholeNumber;
import io.brickyard.pool.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Keys with their values, and the groups that their names form: {@code Brick2.path} is {@code path} in the second group
 * {@code Brick}. Groups keep the order of the file.
 */
final class KeyGroup {
    private static final String BYTES = "Bytes";

    private final Map<String, String> values = new LinkedHashMap<>();

    void put(String key, String value) {
        values.put(key, value);
    }

    /** Empty where the key is missing or has no value. */
    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    OptionalLong number(String key) {
        return WholeNumber.of(text(key));
    }

    OptionalInt count(String key) {
        return WholeNumber.countOf(text(key));
    }

    /** A size in the form {@code 123Bytes}. */
    Optional<Bytes> size(String key) {
        Optional<String> digits = text(key)
                .filter(value -> value.endsWith(BYTES))
                .map(value -> value.substring(0, value.length() - BYTES.length()));
        OptionalLong count = WholeNumber.of(digits);
        return count.isPresent() ? Optional.of(new Bytes(count.getAsLong())) : Optional.empty();
    }

    boolean says(String key, String word) {
        return text(key).filter(word::equals).isPresent();
    }

    /** All keys that begin so, without that beginning. */
    Map<String, String> below(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (entry.getKey().startsWith(prefix)) {
                found.put(entry.getKey().substring(prefix.length()), entry.getValue());
            }
        }
        return found;
    }

    /** The numbered groups of that word, in the order in which the file begins them. */
    List<KeyGroup> numbered(String word) {
        Map<String, KeyGroup> groups = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String key = entry.getKey();
            int dot = key.indexOf('.');
            if (dot > word.length() && key.startsWith(word) && isDigits(key, word.length(), dot)) {
                groups.computeIfAbsent(key.substring(0, dot), ignored -> new KeyGroup())
                        .put(key.substring(dot + 1), entry.getValue());
            }
        }
        return new ArrayList<>(groups.values());
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
