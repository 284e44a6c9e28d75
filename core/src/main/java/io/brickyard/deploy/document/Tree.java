package io.brickyard.deploy.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a document and where it stands. Never deeper than {@link YamlReader#DEEPEST}. */
sealed interface Tree {

    Place place();

    /** A single value, as it is written: whether it is a number or a switch is for its reader to say. */
    record Text(Place place, String value) implements Tree {}

    /** {@code null}, {@code ~}, or nothing at all. */
    record Nothing(Place place) implements Tree {}

    record Items(Place place, List<Tree> items) implements Tree {
        public Items {
            items = Collections.unmodifiableList(new ArrayList<>(items));
        }
    }

    /** @param fields in the order of the document */
    record Fields(Place place, Map<String, Field> fields) implements Tree {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** @param place of the key */
    record Field(Place place, Tree value) {}
}
