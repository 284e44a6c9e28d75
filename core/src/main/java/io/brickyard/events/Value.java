package io.brickyard.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The value of an attribute in the normalised form. */
public sealed interface Value {

    record Text(String text) implements Value {}

    record Number(long number) implements Value {}

    record Flag(boolean on) implements Value {}

    record Texts(List<String> texts) implements Value {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /** Settings and their values, in the order in which they were sent. */
    record Options(Map<String, String> options) implements Value {
        public Options {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }
}
