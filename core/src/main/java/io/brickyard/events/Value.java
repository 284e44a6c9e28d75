package io.brickyard.events;

import java.util.List;

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
}
