package io.brickyard.events;

import java.util.List;
import java.util.OptionalInt;

/**
 * A kind of event.
 *
 * @param name as webhooks get it, for example {@code VOLUME_START}
 * @param number on the wire; none for what an agent says itself and for what is only documented
 * @param category lower case, for example {@code volume}; to filter by
 * @param meaning one sentence for a person
 * @param attributes of the normalised form
 * @param notes what a consumer should know: traps, when it is sent, whether anything sends it
 */
public record EventType(
        String name,
        OptionalInt number,
        String category,
        Severity severity,
        Origin origin,
        String meaning,
        List<Attribute> attributes,
        List<String> notes) {
    public EventType {
        attributes = List.copyOf(attributes);
        notes = List.copyOf(notes);
    }

    /**
     * @param name the documented one; one that ends in {@code -N} stands for all its numbers
     * @param wireNames under which GlusterFS sends it, where that is not the documented name
     */
    public record Attribute(String name, Kind kind, String meaning, List<String> wireNames) {
        public Attribute {
            wireNames = List.copyOf(wireNames);
        }
    }

    public enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        TEXTS,
        OPTIONS
    }
}
